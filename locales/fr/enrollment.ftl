# Devenir revendeur indirect : conditions à remplir, formulaire, confirmation, suivi, phases de la transition

continue = Continuer
save-and-continue = Enregistrer et continuer
enroll-now = S'inscrire maintenant

task-become-reseller = Devenir revendeur indirect
task-become-reseller-why = L'opérateur a désigné votre organisation pour la sortie du programme direct. Vous pouvez continuer comme revendeur indirect avec la même organisation ; vos clients directs restent les vôtres. Une fois le contrat accepté, il n'y a pas de retour en arrière.
task-become-reseller-draft = Votre inscription est commencée et enregistrée comme brouillon. Rien n'a encore été envoyé.
task-become-reseller-review = Votre inscription est envoyée. Une personne chez l'opérateur se prononce ; vous n'avez rien à faire.
task-become-reseller-asked = L'opérateur demande des informations sur votre inscription et attend votre réponse.
task-become-reseller-rejected = Votre inscription a été refusée. Lisez le motif ; vous pouvez contester la décision ou recommencer.
task-become-reseller-withdrawn = Vous avez retiré votre inscription. Vous pouvez recommencer tant que votre organisation est désignée pour la sortie du programme direct.
task-become-reseller-due = Fin prévue du programme direct : { $day }
task-decision-due = Décision au plus tard le { $at }
task-who = À faire par : { $people }

enrollment-steps = Étapes de l'inscription
enrollment-step-readiness = Vérifier les conditions
enrollment-step-details = Relire les informations
enrollment-step-confirm = Confirmer
enrollment-only-admin = Seul un administrateur général peut inscrire votre organisation. Vous pouvez tout lire ici.

readiness-lead = Un revendeur indirect vend par l'intermédiaire de fournisseurs indirects, qui commandent, facturent et assistent. Vous vous inscrivez avec l'organisation que vous avez : mêmes identifiants, mêmes clients.
readiness-reason = Pourquoi on vous le demande
readiness-planned = Fin prévue du programme direct
readiness-who = Qui, et combien de temps
readiness-who-text = Un administrateur général, environ dix minutes. Le formulaire est enregistré comme brouillon et peut être repris.
readiness-after = Et ensuite
readiness-after-text = Si tout est en ordre, l'approbation est immédiate ; sinon, elle vient sous trois jours ouvrés. Vous acceptez ensuite le contrat de revendeur indirect ; rien ne change avant.
readiness-checks = Conditions à remplir
readiness-fix = Corriger
readiness-look = Voir le détail
readiness-not-ready = Il reste un point à corriger
readiness-not-ready-text = Suivez les liens ci-dessus, puis revenez : cette page refait la vérification chaque fois qu'elle est ouverte.
readiness-green = Tout est en ordre
readiness-green-text = Vous pouvez vous inscrire. En général, la décision est immédiate.
readiness-amber = Vous pouvez vous inscrire
readiness-amber-text = Un point est encore ouvert. Il n'empêche pas l'inscription, mais une personne se prononcera, au plus tard trois jours ouvrés après celle-ci.
readiness-begun = Votre brouillon est conservé ; vous reprenez où vous en étiez.

light-green = En ordre
light-amber = En cours
light-red = À corriger

check-legal-profile = Raison sociale et adresse
check-legal-profile-green = Elles sont complètes.
check-legal-profile-red = Elles sont incomplètes. L'opérateur les tient à jour et peut les compléter.
check-registration-number = Numéro d'immatriculation
check-registration-number-green = Il est indiqué, ou n'est pas nécessaire dans ce pays.
check-registration-number-red = Ce pays en exige un, et aucun n'est indiqué. L'opérateur le tient à jour et peut l'ajouter.
check-primary-contact = Contact principal
check-primary-contact-green = Le nom, le téléphone et une adresse de l'entreprise sont indiqués.
check-primary-contact-red = Il manque le nom, le téléphone ou une adresse de l'entreprise. Celles des messageries publiques ne comptent pas.
check-partner-id = Partner ID
check-partner-id-green = Le Partner ID associé est actif et du pays de l'organisation.
check-partner-id-red = Le Partner ID associé est inactif ou d'un autre pays. Associez un Partner ID actif du pays de l'organisation.
check-support-contact = Contact d'assistance
check-support-contact-green = Le site web, l'adresse et le téléphone destinés aux clients sont indiqués.
check-support-contact-red = Il manque le site web, l'adresse ou le téléphone destinés aux clients.
check-verification = Vérification de l'entreprise
check-verification-green = L'entreprise est confirmée.
check-verification-amber = Elle est encore en cours. Une personne se prononcera, au plus tard trois jours ouvrés après l'inscription ; ce point ne bloque pas.
check-verification-red = L'entreprise n'a pas pu être confirmée. Il faut d'abord régler ce point avec l'opérateur.

details-title = Relisez vos informations
details-lead = Voici ce que verra l'opérateur. Modifiez ce qui n'est pas exact avant de continuer.
details-legal-text = Telles que l'opérateur les a enregistrées. Si elles sont inexactes, signalez-le à l'opérateur avant de vous inscrire.
details-contact-text = La décision est envoyée à cette personne.
details-support = Assistance à vos clients
details-support-text = C'est là que s'adressent vos clients. Votre saisie devient aussi votre profil d'assistance lors de l'inscription.
details-draft = L'enregistrement conserve un brouillon. Rien n'est envoyé avant votre confirmation à la page suivante.

confirm-title = Confirmation d'autorisation
confirm-answers = Vérifiez vos informations
confirm-changes = Ce qui change
confirm-gain = Ce que vous gagnez et gardez
confirm-gain-customers = { $count ->
    [0] Vous n'avez aucun client direct aujourd'hui ; ceux que vous aurez d'ici là resteront les vôtres.
    [one] Votre client direct ({ $number }) reste le vôtre ; commandes, abonnements et factures se poursuivent comme avant.
   *[other] Vos { $number } clients directs restent les vôtres ; commandes, abonnements et factures se poursuivent comme avant.
}
confirm-gain-providers = Vous pouvez travailler avec des fournisseurs indirects, qui commandent, facturent et assistent, et recevoir d'eux des clients.
confirm-gain-pace = Vous pourrez confier vos clients à un fournisseur plus tard, quand vous voudrez ; il n'y a pas d'échéance.
confirm-lose = Ce que vous perdez
confirm-lose-new = Nouveaux clients directs : plus possibles dès l'acceptation du contrat.
confirm-lose-direct = Commande et facturation directes : elles cessent à la fin de votre programme direct.
confirm-for-good = Aucun retour en arrière
confirm-for-good-text = Tant que le contrat n'est pas accepté, rien ne change. Une fois qu'il l'est, ni vous ni l'opérateur ne pouvez retirer à votre organisation les capacités de revendeur indirect.
confirm-statement = Ce que vous confirmez
confirm-understood = J'ai lu cette confirmation, je suis habilité à la donner et je sais que le changement est définitif.
confirm-company-name = Nom de votre société
confirm-company-name-hint = Saisissez-le pour confirmer : { $name }
company-name-differs = Saisissez le nom de votre société tel qu'il figure ici : { $name }
missing-company-name = Saisissez le nom de votre société
missing-understood = Cochez la case pour confirmer que vous avez lu et compris

status-title = Inscription comme revendeur indirect
enrollment-state-offered = Non envoyé
enrollment-state-draft = Non envoyé
enrollment-state-submitted = En attente de qualification
enrollment-state-in-review = En attente de qualification
enrollment-state-needs-info = En attente de qualification
enrollment-state-appealed = En attente de qualification
enrollment-state-approved = Qualifié, contrat à accepter
enrollment-state-active = Actif
enrollment-state-rejected = Refusé
enrollment-state-withdrawn = Retiré
enrollment-meaning-offered = À vous : un administrateur général peut commencer l'inscription.
enrollment-meaning-draft = À vous : le brouillon est enregistré, rien n'a été envoyé.
enrollment-meaning-submitted = Partner Center vérifie vos informations ; vous n'avez rien à faire.
enrollment-meaning-in-review = À l'opérateur : une personne se prononce. Vous n'avez rien à faire.
enrollment-meaning-needs-info = À vous : l'opérateur attend votre réponse.
enrollment-meaning-appealed = À l'opérateur : une autre personne examine votre contestation.
enrollment-meaning-approved = À vous : un administrateur général accepte le contrat dans la vue d'ensemble.
enrollment-meaning-active = Votre organisation est revendeur indirect ; il n'y a rien à faire.
enrollment-meaning-rejected = À vous, si vous n'êtes pas d'accord : contestez sous 90 jours, ou recommencez.
enrollment-meaning-withdrawn = Vous avez retiré l'inscription avant la décision.

status-go-on = Reprendre le brouillon
status-approved = Votre inscription est approuvée
status-approved-text = Il reste une étape : un administrateur général lit et accepte le contrat de revendeur indirect. Rien ne change avant.
status-to-agreement = Lire le contrat dans la vue d'ensemble
status-active = Votre organisation est revendeur indirect
status-active-text = Vous pouvez désormais travailler avec des fournisseurs indirects.
status-rejected = Pourquoi elle a été refusée
status-question = Ce que demande l'opérateur
status-clock = Tant que l'opérateur attend votre réponse, les jours prévus pour sa décision ne courent pas.
status-attempt = Tentative
status-submitted = Envoyée
status-due = Décision au plus tard
status-due-text = À la fin de ce jour dans le fuseau horaire de l'opérateur
status-mail = La décision est envoyée à
status-decided = Décision prise
status-decided-person = Par une personne chez l'opérateur
status-decided-automatic = Automatiquement : tout était en ordre
status-activated = Contrat accepté
status-answer = Répondre à l'opérateur
status-answer-label = Votre réponse
status-answer-hint = 2 000 caractères au plus. L'opérateur la lit avec votre inscription.
status-answer-send = Envoyer la réponse
status-appeal = Contester la décision
status-appeal-label = Pourquoi vous n'êtes pas d'accord
status-appeal-hint = 2 000 caractères au plus. Une personne de l'opérateur qui n'a pas pris la première décision l'examine, sous trois jours ouvrés au plus.
status-appeal-send = Envoyer la contestation
status-restart = Recommencer
status-restart-text = Vous pouvez corriger ce qui manquait et vous inscrire de nouveau.
status-withdraw = Retirer l'inscription
status-withdraw-text = L'opérateur cesse alors de l'examiner. Vous pouvez recommencer tant que votre organisation est désignée pour la sortie du programme direct.
status-withdraw-sure = Je veux retirer cette inscription
status-withdraw-send = Retirer
missing-text = Écrivez ce que vous voulez dire
missing-sure = Cochez la case si vous voulez retirer l'inscription

thread-title = Échanges
thread-operator = { $person }, opérateur
thread-partner = { $person }

enrollment-not-flagged = Devenir revendeur indirect avec la même organisation n'est ouvert qu'aux partenaires directs que l'opérateur a désignés pour la sortie du programme direct. La vôtre n'en fait pas partie ; vous n'avez donc rien à faire.
enrollment-not-ready = Une condition n'est pas remplie ; rien n'a donc été envoyé. Rouvrez la première étape : elle montre ce qui est à corriger.
enrollment-no-statement = L'opérateur n'a pas encore publié la confirmation d'autorisation ; personne ne peut donc s'inscrire. Réessayez plus tard.
enrollment-other-statement = Une nouvelle version de la confirmation d'autorisation a été publiée pendant votre lecture ; rien n'a donc été envoyé. Rouvrez la page et lisez la nouvelle version.
enrollment-appeal-too-late = Le délai de 90 jours pour contester est écoulé. Vous pouvez recommencer tant que votre organisation est désignée pour la sortie du programme direct.
enrollment-stands-not-offered = Cette inscription n'est pas ouverte : votre organisation n'est plus désignée pour la sortie du programme direct.
enrollment-stands-offered = Aucune inscription n'est encore commencée. Commencez par la première étape.
enrollment-stands-draft = Cette inscription est encore un brouillon ; rien n'a été envoyé.
enrollment-stands-submitted = Cette inscription est déjà envoyée et en cours de vérification.
enrollment-stands-in-review = Cette inscription est déjà envoyée ; une personne chez l'opérateur se prononce.
enrollment-stands-needs-info = L'opérateur a demandé des informations sur cette inscription et attend une réponse.
enrollment-stands-approved = Cette inscription est déjà approuvée. Le contrat est à accepter dans la vue d'ensemble.
enrollment-stands-active = Votre organisation est déjà revendeur indirect. C'est définitif.
enrollment-stands-rejected = Cette inscription a été refusée entre-temps. Sa page indique le motif et ce que vous pouvez faire.
enrollment-stands-appealed = La contestation est déjà envoyée ; une autre personne chez l'opérateur se prononce.
enrollment-stands-withdrawn = Cette inscription a été retirée entre-temps.

flash-answered = Votre réponse est envoyée. L'opérateur se prononce ensuite.
flash-appealed = Votre contestation est envoyée. Une autre personne chez l'opérateur se prononce.
flash-withdrawn = Votre inscription est retirée.

program-info-submitted = Inscription envoyée le { $date }
program-info-enrollment = Ouvrir l'inscription
program-info-history = Historique
tier-direct = 1 niveau : vous achetez à l'opérateur et facturez vos clients
tier-indirect-reseller = 2 niveaux : un fournisseur commande et facture pour vos clients
tier-indirect-provider = 2 niveaux : vous commandez et facturez pour les clients des revendeurs

overview-dual = Vous êtes revendeur direct et indirect
overview-dual-text = Vos clients actuels pourront être confiés à un fournisseur indirect plus tard, quand vous voudrez. Il n'y a pas d'échéance ; d'ici là, vous les gérez comme avant. Vous ne pouvez plus ajouter de clients directs.
overview-transition = Voir toutes les phases de la transition

transition-title = Votre transition
transition-lead = De partenaire direct à revendeur indirect, phase après phase. Il n'y a pas d'échéance pour confier vos clients à un fournisseur.
transition-planned = Fin prévue du programme direct : { $day }
transition-go-on = Continuer
transition-not-yours = Cette page suit les partenaires directs que l'opérateur a désignés pour la sortie du programme direct. Votre organisation n'en fait pas partie ; il n'y a donc rien à suivre.

phase-prepare = Préparer
phase-prepare-done = profil et Partner ID sont en ordre
phase-prepare-current = vérifiez votre profil et votre Partner ID, puis commencez
phase-prepare-later = commence quand l'opérateur vous a désigné
phase-enroll = S'inscrire
phase-enroll-done = l'inscription est envoyée
phase-enroll-current = relisez vos informations et inscrivez-vous
phase-enroll-later = attend un profil en ordre
phase-approval = Approbation
phase-approval-done = l'opérateur a approuvé
phase-approval-current = l'opérateur se prononce, au plus tard trois jours ouvrés après votre inscription
phase-approval-later = attend votre inscription
phase-agreement = Contrat
phase-agreement-done = le contrat de revendeur indirect est accepté
phase-agreement-current = un administrateur général accepte le contrat dans la vue d'ensemble
phase-agreement-later = attend l'approbation
phase-provider = Trouver un fournisseur
phase-provider-done = vous avez trouvé un fournisseur
phase-provider-current = choisissez les fournisseurs indirects qui vous conviennent
phase-provider-later = attend l'acceptation du contrat
phase-partnership = Partenariat
phase-partnership-done = vous travaillez avec un fournisseur
phase-partnership-current = acceptez l'invitation de votre fournisseur
phase-partnership-later = attend l'invitation d'un fournisseur
phase-customers = Clients
phase-customers-done = vos clients vous connaissent tous les deux
phase-customers-current = invitez vos clients avec votre fournisseur
phase-customers-later = attend un partenariat avec un fournisseur
phase-subscriptions = Abonnements
phase-subscriptions-done = les abonnements sont chez votre fournisseur
phase-subscriptions-current = transférez les abonnements à votre fournisseur, à votre rythme
phase-subscriptions-later = attend que des clients acceptent votre fournisseur
phase-incentives = Primes
phase-incentives-done = vous êtes inscrit aux primes
phase-incentives-current = inscrivez-vous aux primes des revendeurs indirects
phase-incentives-later = l'invitation arrive dans les 30 jours qui suivent le contrat

indirect-providers-lead = Les fournisseurs indirects commandent, facturent et assistent pour vos clients. Vous les choisissez librement et pouvez travailler avec plusieurs.
indirect-providers-none = Vous ne travaillez pas encore avec un fournisseur
indirect-providers-none-text = Vos fournisseurs apparaissent ici dès que votre administrateur général a accepté une invitation de partenariat. Le fournisseur l'envoie par message.
