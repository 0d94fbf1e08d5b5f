# Les pages de l'opérateur

partners-search = Le nom commence par
partners-none = Pas encore de partenaires
partners-none-text = Les partenaires apparaissent ici dès qu'ils sont enregistrés.
partners-count = { $count ->
    [one] { $number } partenaire sur cette page
   *[other] { $number } partenaires sur cette page
}

new-partner-title = Enregistrer un partenaire
new-partner-lead = Enregistre l'organisation dans un programme et invite son premier administrateur général par message.
new-partner-organisation = Organisation
new-partner-admin = Premier administrateur général
new-partner-admin-text = Cette personne est invitée par message ; elle est le contact principal tant que le partenaire n'en désigne pas un autre.
new-partner-submit = Enregistrer et inviter

mails-lead = Ce que Partner Center a envoyé ou doit encore envoyer, du plus récent au plus ancien.
mails-none = Pas encore de messages
mails-none-text = Les messages apparaissent ici dès qu'un événement en provoque un.
mails-mail = Message
mails-recipient = Destinataire
mails-tries = Tentatives
mails-created = Rédigé
mails-action = Action
mails-error = Dernière réponse : { $error }
mails-resend = Renvoyer
mails-count = { $count ->
    [one] { $number } message sur cette page
   *[other] { $number } messages sur cette page
}
mail-kind-email-ownership = Confirmation d'une adresse
mail-kind-verification-received = Accusé de réception (vérification)
mail-kind-verification-asked = Question sur l'entreprise
mail-kind-verification-rejected = Vérification refusée
mail-kind-verification-authorized = Entreprise confirmée
mail-kind-person-invited = Invitation d'une personne
mail-kind-password-reset = Nouveau mot de passe
mail-kind-second-factor-set = Second facteur modifié
mail-state-queued = En attente
mail-state-sending = En cours d'envoi
mail-state-sent = Envoyé
mail-state-dead = Abandonné
mail-kind-enrollment-offered = Sortie du programme direct : devenir revendeur
mail-kind-enrollment-received = Inscription reçue
mail-kind-enrollment-asked = Question sur une inscription
mail-kind-enrollment-rejected = Inscription refusée
mail-kind-enrollment-approved = Inscription approuvée
mail-kind-agreement-sign-again = Contrat à signer de nouveau
mail-kind-agreement-waiting = Contrat à accepter
mail-kind-agreement-accepted = Contrat accepté
mail-kind-enrollment-due = Inscription à échéance
mail-kind-verification-due = Vérification à échéance
mail-kind-partnership-invitation = Invitation à un partenariat
mail-kind-partnership-withdrawn = Invitation retirée
mail-kind-partnership-declined = Invitation refusée
mail-kind-partnership-expired = Invitation expirée
mail-kind-partnership-ending = Invitation bientôt expirée
mail-kind-partnership-made = Partenariat conclu
mail-kind-partnership-removed = Partenariat terminé
mail-kind-agreement-recalled = Contrat rappelé

mail-kind-customer-invitation = Invitation conjointe
mail-kind-customer-invitation-reminder = Invitation conjointe, rappel
mail-kind-customer-accepted = Invitation conjointe acceptée
mail-kind-customer-declined = Invitation conjointe refusée
mail-kind-customer-invitation-ending = Invitation conjointe bientôt expirée
mail-kind-customer-invitation-expired = Invitation conjointe expirée
mail-kind-partners-authorized = Reçu d'une autorisation
mail-kind-administration-ended = Fin de droits d'administration
mail-kind-administration-renounced = Droits d'administration rendus
mail-kind-relationship-end-asked = Demande de fin d'une relation
mail-kind-customer-signup = Vérification d'une adresse
mail-kind-customer-known = Adresse déjà connue
