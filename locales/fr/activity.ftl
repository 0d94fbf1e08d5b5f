# Le journal : ce qu'il dit, et les noms de ses détails

activity-lead = Tout ce qui a été fait pour votre organisation, du plus récent au plus ancien. Les entrées ne peuvent être ni modifiées ni supprimées.
activity-none = Pas encore d'activité
activity-none-text = Ce que fait votre organisation apparaît ici.
activity-count = { $count ->
    [one] { $number } entrée sur cette page
   *[other] { $number } entrées sur cette page
}
activity-by = { $person } pour { $organisation }
activity-by-portal = Partner Center

activity-partner-registered = { $subject } : partenaire enregistré
activity-person-invited = { $subject } : invitation envoyée
activity-person-joined = { $subject } a accepté l'invitation
activity-password-reset-requested = Nouveau mot de passe demandé pour { $subject }
activity-password-reset = { $subject } a choisi un nouveau mot de passe
activity-second-factor-set = { $subject } a configuré un second facteur
activity-recovery-codes-made = { $subject } a créé de nouveaux codes de secours
activity-support-profile-changed = Profil d'assistance modifié : { $subject }
activity-primary-contact-changed = Contact principal modifié : { $subject }
activity-partner-id-associated = Autre Partner ID associé : { $subject }
activity-offboarding-flagged = { $subject } : désigné pour la sortie du programme direct
activity-offboarding-lifted = { $subject } n'est plus désigné pour la sortie du programme direct
activity-enrollment-started = { $subject } a commencé une inscription
activity-enrollment-submitted = { $subject } a envoyé son inscription
activity-enrollment-in-review = Inscription confiée à une personne pour examen : { $subject }
activity-enrollment-asked = Informations demandées au sujet de l'inscription : { $subject }
activity-enrollment-answered = { $subject } a répondu au sujet de son inscription
activity-enrollment-approved = Inscription approuvée : { $subject }
activity-enrollment-rejected = Inscription refusée : { $subject }
activity-enrollment-appealed = { $subject } a contesté la décision concernant son inscription
activity-enrollment-withdrawn = { $subject } a retiré son inscription
activity-enrollment-assigned = Inscription attribuée : { $subject }
activity-enrollment-noted = Note ajoutée à l'inscription : { $subject }
activity-agreement-accepted = Contrat accepté pour { $subject }
activity-reseller-activated = { $subject } est devenu revendeur indirect
activity-agreement-published = Contrat publié : { $subject }
activity-programme-settings-changed = Paramètres du programme modifiés
activity-mail-resent = Message renvoyé à { $subject }

detail-line = { $name } : { $value }
detail-old = Avant
detail-new = Maintenant
detail-programme = Programme
detail-partner-ids = Partner ID
detail-admin = Premier administrateur général
detail-kind = Message
activity-reminder-sent = Rappel envoyé : { $subject }
detail-reason = Motif
detail-planned-on = Fin prévue du programme direct
detail-attempt = Tentative
detail-due = Échéance
detail-days = Jours d'attente
detail-text = Texte
detail-automatic = Décidée automatiquement
detail-assignee = Prise en charge par
detail-agreement = Contrat
detail-version = Version
detail-language = Langue
detail-hash = Empreinte du texte
detail-auto-approve = Approuvée aussitôt si tout est en ordre
detail-approval-days = Jours ouvrés pour une décision

activity-partnership-invitation-sent = Invitation à un partenariat envoyée : { $subject }
activity-partnership-invitation-opened = Invitation à un partenariat ouverte : { $subject }
activity-partnership-invitation-misdirected = Une autre organisation a essayé de répondre à l'invitation à un partenariat : { $subject }
activity-partnership-invitation-declined = Invitation à un partenariat refusée : { $subject }
activity-partnership-invitation-expired = Invitation à un partenariat expirée : { $subject }
activity-partnership-invitation-withdrawn = Invitation à un partenariat retirée : { $subject }
activity-partnership-invitation-replaced = Invitation à un partenariat remplacée par une plus récente : { $subject }
activity-partnership-made = Partenariat commencé : { $subject }
activity-partnership-blocked = Partenariat en repos, le revendeur ne peut pas vendre : { $subject }
activity-partnership-restored = Partenariat repris : { $subject }
activity-partnership-removed = Partenariat terminé : { $subject }
activity-agreement-recalled = Contrat rappelé à { $subject }
detail-terms = Empreinte de ce qui a été montré
detail-customers = Clients communs

activity-customer-invitation-sent = Invitation conjointe envoyée : { $subject }
activity-customer-invitation-opened = Invitation conjointe ouverte : { $subject }
activity-customer-invitation-misdirected = Une autre organisation a essayé de répondre à une invitation conjointe : { $subject }
activity-customer-invitation-accepted = { $subject } a accepté un revendeur et son fournisseur
activity-customer-invitation-declined = { $subject } a refusé une invitation conjointe
activity-customer-invitation-expired = Invitation conjointe expirée : { $subject }
activity-customer-invitation-withdrawn = Invitation conjointe retirée : { $subject }
activity-customer-invitation-replaced = Invitation conjointe remplacée par une plus récente : { $subject }
activity-administration-granted = { $subject } a accordé à son revendeur des droits d'administration
activity-administration-ended = { $subject } a mis fin à des droits d'administration
activity-relationship-end-asked = { $subject } a demandé la fin d'une relation
activity-customer-joined = { $subject } a rejoint le portail
detail-administration = Droits d'administration
detail-reseller = Revendeur
detail-provider = Fournisseur
detail-partner = Partenaire
activity-customer-signup = { $subject } a été invité à vérifier une adresse
