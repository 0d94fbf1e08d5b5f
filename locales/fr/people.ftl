# Personnes et accès : la liste, les invitations, les rôles, les demandes, les sessions et le mot de passe de chacun

settings-people = Personnes

people-title = Personnes et rôles
people-text = Qui agit pour votre organisation, dans quel rôle, et avec quelle protection du compte.
people-lead = Toutes les personnes qui agissent pour votre organisation figurent ici. Une modification vaut dès le prochain clic de la personne.
people-invite = Inviter des personnes
people-invite-text = Chaque personne reçoit un message avec un lien qui fonctionne une seule fois, pendant 14 jours.
people-invite-submit = Envoyer les invitations
people-one-admin = Une seule personne peut tout accorder
people-one-admin-text = Si cette personne est malade ou s'en va, plus personne dans votre organisation ne peut signer les contrats ni aider les autres à se connecter. Donnez le rôle le plus élevé à une deuxième personne.
people-active = Personnes qui peuvent agir
people-second-factors = Avec un second facteur
people-second-factors-note = Un mot de passe volé ne suffit pas à ouvrir ces comptes.
people-of = { $some } sur { $all }
people-search = Le nom ou l'adresse contient
people-all-roles = Tous les rôles
people-all-states = Toutes les personnes non supprimées
people-name = Nom
people-roles = Rôles
people-seen = Dernière connexion
people-link-ends = Le lien peut servir jusqu'au
people-since = Dans cet état depuis
people-job-title = Fonction
people-has-second-factor = Configuré
people-no-second-factor = Non configuré
people-count = { $count ->
    [one] { $number } personne sur cette page
   *[other] { $number } personnes sur cette page
}
people-own = C'est vous. Votre mot de passe, votre second facteur et vos sessions se trouvent sur une autre page :
people-invitation = Invitation
people-resend-text = Un nouvel envoi crée un lien valable 14 jours ; l'ancien indique alors qu'il a été remplacé.
people-resend = Renvoyer l'invitation
people-withdraw = Retirer l'invitation
people-change-roles = Modifier les rôles
people-fixed-roles = Ces rôles restent, car d'autres personnes les accordent :
people-roles-save = Enregistrer les rôles
people-reset-title = Mot de passe ou téléphone perdu
people-reset-text = Envoie un lien, valable 24 heures, pour choisir un nouveau mot de passe. Le mot de passe actuel cesse de fonctionner et toutes les sessions se terminent aussitôt.
people-reset-elsewhere = Envoie un lien, valable 24 heures, pour choisir un nouveau mot de passe. Les sessions pour votre organisation se terminent aussitôt. Cette personne agit aussi pour d'autres organisations ; son mot de passe actuel fonctionne donc jusque-là.
people-reset-second-factor = Supprimer aussi le second facteur ; la personne le configurera de nouveau à la prochaine connexion
people-reset = Envoyer un lien de nouveau mot de passe
people-leaving = Bloquer ou supprimer
people-leaving-text = Le blocage met fin aussitôt à toutes les sessions et peut être levé à tout moment. Une personne supprimée peut être rétablie, avec les mêmes rôles, pendant 30 jours.
people-restore-text = Cette personne a été supprimée ; elle peut être rétablie, avec les mêmes rôles, jusqu'au { $until }.
people-block = Bloquer
people-unblock = Débloquer
people-delete = Supprimer
people-restore = Rétablir

people-line-mail = Ligne { $line } : saisissez une seule adresse e-mail, puis éventuellement une virgule et le nom
people-line-name = Ligne { $line } : saisissez un nom qui contient des lettres
people-line-twice = Ligne { $line } : cette adresse figure déjà plus haut
people-too-many = Invitez au plus { $most } personnes à la fois
people-here = { $mail } appartient déjà à votre organisation. Retirez cette ligne.
people-here-deleted = { $mail } a déjà appartenu à votre organisation. Retirez cette ligne et rétablissez la personne depuis la liste des personnes supprimées.
people-other-side = { $mail } ne peut pas être invité : personne n'agit à la fois pour l'opérateur et pour une autre organisation. Utilisez une autre adresse.
people-not-yours = Votre rôle ne permet pas de modifier cette personne. Une personne au rôle plus élevé le peut.
people-roles-own = Personne ne se donne de rôle à soi-même. Adressez-vous à un autre administrateur de votre organisation.
people-role-not-yours = Vous ne pouvez ni donner ni retirer l'un de ces rôles.
people-last-admin = Rien n'a été modifié : personne d'autre dans votre organisation ne peut tout accorder. Donnez d'abord le rôle le plus élevé à une autre personne. (E-USER-LAST-GA)
people-changed = Quelqu'un d'autre a modifié cette personne entre-temps ; votre modification n'a donc pas été faite. Rouvrez la page pour voir où en sont les choses.
people-elsewhere = Cette personne agit aussi pour d'autres organisations ; son second facteur ne peut donc pas être supprimé d'ici. Elle peut utiliser un code de secours.

account-invited = Invité
account-expired = Invitation expirée
account-withdrawn = Invitation retirée
account-active = Actif
account-blocked = Bloqué
account-deleted = Supprimé
account-meaning-invited = La personne a reçu un lien qui n'a pas encore servi.
account-meaning-expired = Le lien n'a pas servi dans les 14 jours. Renvoyez l'invitation.
account-meaning-withdrawn = L'invitation a été retirée ; son lien ne fonctionne plus.
account-meaning-active = La personne peut se connecter et agir.
account-meaning-blocked = La personne ne peut pas agir pour votre organisation tant que le compte n'est pas débloqué.
account-meaning-deleted = La personne peut être rétablie dans les 30 jours ; ensuite, le compte est supprimé définitivement.

role-with-meaning = { $role } – { $meaning }
role-meaning-global-admin = tout, y compris les contrats et les autres administrateurs généraux
role-meaning-user-admin = les personnes et leurs rôles, sauf les administrateurs généraux
role-meaning-billing-admin = les factures, les paiements et le rapprochement
role-meaning-admin-agent = les clients, les abonnements et l'administration pour le compte des clients
role-meaning-sales-agent = les clients, les commandes et les demandes de relation
role-meaning-helpdesk-agent = l'assistance aux clients
role-meaning-account-admin = le profil de l'entreprise, les sites et la vérification
role-meaning-partner-admin = la consultation du profil, des rôles et des avantages
role-meaning-incentives-admin = les primes : inscription, données bancaires et fiscales
role-meaning-incentives-user = les primes : consultation et début de demandes
role-meaning-report-viewer = les rapports, sans chiffre d'affaires ni données personnelles
role-meaning-default-user = la vue d'ensemble et son propre compte
role-meaning-super = tout, y compris les rôles des opérateurs
role-meaning-programme-manager = les partenaires, la sortie du programme direct, les contrats et les paramètres
role-meaning-reviewer = les décisions sur les inscriptions et les vérifications
role-meaning-finance = les factures, les avoirs et les paiements
role-meaning-support = l'aide aux partenaires, en lecture seule
role-meaning-auditor = tout lire, sans rien modifier

field-mails = Adresses e-mail
field-roles = Rôles
field-role = Rôle
field-note = Pour quoi en avez-vous besoin
field-answer = Réponse
field-present-password = Mot de passe actuel
mails-hint = Une personne par ligne, dix au plus. Après l'adresse, vous pouvez ajouter une virgule et le nom : ada@alpine.example, Ada Keller
roles-hint = Toutes les personnes invitées ici reçoivent les mêmes rôles. Vous pourrez les modifier ensuite.
roles-now-hint = Une modification vaut dès le prochain clic de la personne.
roles-own-hint = Vos propres rôles ne peuvent que diminuer. Une autre personne devra vous les rendre.
note-hint = Un administrateur lit ce texte avant de répondre.
missing-mails = Saisissez au moins une adresse e-mail
missing-roles = Choisissez au moins un rôle
missing-role = Choisissez le rôle que vous demandez
password-wrong = Le mot de passe actuel est incorrect

access-requests = Demandes d'accès
access-request = { $person } demande le rôle { $role }
access-page = Pour la page { $page }
access-grant = Accorder
access-decline = Refuser
access-open = En attente
access-granted = Accordée
access-declined = Refusée
access-waiting = Vous avez déjà demandé ce rôle. Un administrateur de votre organisation va répondre.
access-answered = Quelqu'un d'autre a répondu à cette demande entre-temps.
error-ask-access = Demander l'accès

my-access-title = Mon accès
my-access-text = Vos rôles, ce que chaque rôle permet, qui peut l'accorder, et comment en demander davantage.
my-access-lead = Les droits de plusieurs rôles s'additionnent. Ce que vos rôles ne permettent pas, un collègue peut le faire ou l'accorder.
my-access-asked = Vos demandes
my-access-answered-by = réponse de { $person }
my-access-ask = Demander un rôle
my-access-ask-text = Votre demande est adressée aux personnes qui ont le rôle le plus élevé et peuvent accorder tous les autres.
my-access-ask-page = Vous vouliez ouvrir { $page }. Votre demande est adressée aux personnes qui ont le rôle le plus élevé et peuvent accorder tous les autres.
my-access-submit = Demander l'accès
my-access-roles = Rôles dans votre organisation
my-access-what = À quoi il sert
my-access-who = Qui peut l'accorder
my-access-mine = Le vôtre

switch-organisation = Changer d'organisation
organisations-title = Vos organisations
organisations-text = Vous agissez pour une organisation à la fois. Les formulaires encore ouverts pour une autre sont refusés ; rien n'arrive donc au mauvais endroit.
organisations-current = Vous agissez pour elle
organisations-switch = Choisir

password-title = Changer le mot de passe
password-text = Toutes vos autres sessions se terminent. Un message envoyé à votre adresse permet d'annuler le changement pendant 24 heures.
password-submit = Enregistrer le nouveau mot de passe
sessions-title = Où vous êtes connecté
sessions-text = Mettez fin à ce que vous ne reconnaissez pas, puis changez votre mot de passe.
sessions-browser = Navigateur
sessions-organisation = Organisation
sessions-address = Adresse
sessions-since = Depuis
sessions-action = Action
sessions-unknown = Navigateur inconnu
sessions-this = Cette session
sessions-end = Mettre fin
sessions-everywhere = Se déconnecter partout

link-invitation-withdrawn = Cette invitation a été retirée. Si vous pensez qu'il s'agit d'une erreur, adressez-vous à la personne qui vous a invité.

flash-invited = C'est envoyé. Chaque personne reçoit un message avec son propre lien.
flash-invitation-resent = Une nouvelle invitation est envoyée ; l'ancien lien ne fonctionne plus.
flash-roles-saved = Les rôles sont enregistrés et valent aussitôt.
flash-person-blocked = La personne est bloquée et déconnectée.
flash-person-unblocked = La personne peut de nouveau agir.
flash-person-deleted = C'est fait. Vous pouvez l'annuler pendant 30 jours.
flash-person-restored = La personne est de retour, avec les mêmes rôles.
flash-reset-sent = Un lien de nouveau mot de passe est envoyé.
flash-access-asked = Votre demande est envoyée. La réponse vous parviendra par message.
flash-access-granted = Le rôle est accordé et vaut aussitôt.
flash-access-declined = La demande est refusée.
flash-switched = Vous agissez désormais pour cette organisation.
flash-session-ended = La session est terminée.
flash-signed-out-everywhere = Vous êtes déconnecté partout.
flash-password-changed = Votre mot de passe est changé et vos autres sessions sont terminées.

activity-invitation-resent = Invitation renvoyée : { $subject }
activity-roles-changed = Rôles modifiés : { $subject }
activity-person-blocked = Compte bloqué : { $subject }
activity-person-unblocked = Compte débloqué : { $subject }
activity-person-deleted = Compte supprimé : { $subject }
activity-person-restored = Compte rétabli : { $subject }
activity-person-purged = Compte supprimé définitivement après 30 jours : { $subject }
activity-password-reset-sent = Lien de nouveau mot de passe envoyé : { $subject }
activity-password-changed = { $subject } a changé de mot de passe
activity-session-ended = { $subject } a mis fin à une session
activity-signed-out-everywhere = { $subject } s'est déconnecté partout
activity-access-requested = { $subject } a demandé un accès
activity-access-granted = Accès accordé : { $subject }
activity-access-declined = Demande d'accès refusée : { $subject }

detail-roles = Rôles
detail-roles-before = Rôles avant
detail-roles-now = Rôles maintenant
detail-role = Rôle
detail-page = Page
detail-second-factor = Second facteur supprimé

mail-kind-people-changed = Changement concernant les personnes
mail-kind-roles-changed = Changement de rôles
mail-kind-password-reset-by-admin = Nouveau mot de passe, demandé par un administrateur
mail-kind-password-changed = Mot de passe changé
mail-kind-access-requested = Demande d'accès
mail-kind-access-granted = Accès accordé
mail-kind-access-declined = Accès refusé

mail-people-changed-subject = { $organisation } - { $text }
mail-people-changed-body =
    Bonjour { $recipient },

    { $text }. Cette modification a été faite par { $inviter }.

    Vous en êtes informé en tant qu'administrateur général de { $organisation }.
mail-people-changed-action = Ouvrir Personnes et rôles

mail-roles-changed-subject = { $organisation } : vos rôles ont changé
mail-roles-changed-body =
    Bonjour { $recipient },

    { $inviter } a modifié ce que vous pouvez faire pour { $organisation } dans Partner Center. Vos rôles sont désormais : { $text }.
mail-roles-changed-action = Voir ce que vous pouvez faire

mail-password-reset-by-admin-subject = Choisissez un nouveau mot de passe pour Partner Center
mail-password-reset-by-admin-body =
    Bonjour { $recipient },

    { $inviter }, de { $organisation }, vous demande de choisir un nouveau mot de passe. Vous êtes déconnecté. Le lien fonctionne une seule fois, jusqu'au { $until }.
mail-password-reset-by-admin-action = Choisir un nouveau mot de passe

mail-password-changed-subject = Votre mot de passe pour Partner Center a été changé
mail-password-changed-body =
    Bonjour { $recipient },

    le mot de passe de votre compte a été changé, et toutes les autres sessions sont terminées. Si c'était vous, vous n'avez rien à faire.

    Si ce n'était pas vous : le lien vous rend votre compte. Il vous permet de choisir un nouveau mot de passe et déconnecte tous les autres. Il fonctionne une seule fois, jusqu'au { $until }.
mail-password-changed-action = Ce n'était pas moi

mail-access-requested-subject = { $inviter } demande un accès
mail-access-requested-body =
    Bonjour { $recipient },

    { $inviter } demande le rôle { $role } dans { $organisation }. Accordez-le ou refusez-le ; d'ici là, rien ne change.
mail-access-requested-action = Répondre à la demande

mail-access-granted-subject = { $organisation } : accès accordé
mail-access-granted-body =
    Bonjour { $recipient },

    { $inviter } vous a accordé le rôle { $role }. Il vaut aussitôt.
mail-access-granted-action = Voir ce que vous pouvez faire

mail-access-declined-subject = { $organisation } : accès refusé
mail-access-declined-body =
    Bonjour { $recipient },

    { $inviter } a refusé votre demande pour le rôle { $role }.
mail-access-declined-action = Voir ce que vous pouvez faire
