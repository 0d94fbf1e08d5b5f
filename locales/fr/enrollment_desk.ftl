# Le bureau de l'opérateur : sortie du programme direct, file, décision, paramètres du programme

nav-enrollments = Inscriptions
nav-offboarding = Sortie du programme direct
overview-enrollments = Inscriptions à décider
overview-overdue = Inscriptions en retard

desk-state-not-offered = Non désigné
desk-state-offered = Désigné, pas commencé
desk-state-draft = Commencé, pas envoyé
desk-state-submitted = En cours de vérification
desk-state-in-review = À décider
desk-state-needs-info = Partenaire interrogé
desk-state-approved = Approuvé, contrat à accepter
desk-state-active = Revendeur indirect
desk-state-rejected = Refusé
desk-state-appealed = Contestation à décider
desk-state-withdrawn = Retiré

offboarding-lead = Partenaires directs désignés pour la sortie du programme direct, du plus récent au plus ancien. Eux seuls peuvent devenir revendeurs indirects avec l'organisation qu'ils ont.
offboarding-none = Personne n'est désigné pour la sortie du programme direct
offboarding-none-text = Ouvrez un partenaire direct pour le désigner.
offboarding-reason = Motif
offboarding-reason-hint = Le partenaire le lit dans le message et sur ses pages.
offboarding-planned = Fin prévue du programme direct
offboarding-planned-hint = Un jour à venir
offboarding-flagged = Désigné
offboarding-enrollment = Ouvrir l'inscription
offboarding-flag = Désigner pour la sortie du programme direct
offboarding-flag-text = Le partenaire reçoit alors la tâche de devenir revendeur indirect, et ses administrateurs généraux et son contact principal un message.
offboarding-lift = Annuler la désignation
offboarding-lift-text = Tant que rien n'est envoyé, vous pouvez revenir sur cette désignation. La tâche du partenaire disparaît.
missing-reason = Saisissez le motif
missing-planned-on = Saisissez la fin prévue du programme direct
fault-not-in-future = Saisissez un jour à venir
flash-flagged = Le partenaire est désigné pour la sortie du programme direct et reçoit un message.
flash-lifted = Le partenaire n'est plus désigné pour la sortie du programme direct.

flag-not-direct = Seuls les partenaires directs qui ne sont pas encore revendeurs indirects peuvent être désignés pour la sortie du programme direct.
flag-stands-not-offered = Ce partenaire n'est plus désigné pour la sortie du programme direct.
flag-stands-offered = Ce partenaire est déjà désigné pour la sortie du programme direct.
flag-stands-draft = Ce partenaire est déjà désigné pour la sortie du programme direct et a commencé son inscription.
flag-stands-submitted = Ce partenaire a envoyé son inscription ; il n'est plus possible de revenir sur la désignation.
flag-stands-in-review = Ce partenaire a envoyé son inscription ; il n'est plus possible de revenir sur la désignation. Prononcez-vous plutôt sur l'inscription.
flag-stands-needs-info = Ce partenaire a envoyé son inscription ; il n'est plus possible de revenir sur la désignation. Prononcez-vous plutôt sur l'inscription.
flag-stands-approved = L'inscription de ce partenaire est approuvée ; il n'est plus possible de revenir sur la désignation.
flag-stands-active = Ce partenaire est revendeur indirect. C'est définitif.
flag-stands-rejected = L'inscription de ce partenaire a été refusée. Il est déjà désigné pour la sortie du programme direct.
flag-stands-appealed = Ce partenaire a contesté la décision ; prononcez-vous plutôt sur la contestation.
flag-stands-withdrawn = Ce partenaire a retiré son inscription. Il est déjà désigné pour la sortie du programme direct.

desk-for-us = En attente de notre part
desk-for-partner = En attente du partenaire
desk-for-us-lead = Ce qui est à décider, le plus pressant d'abord.
desk-for-partner-lead = Partenaires à qui des informations sont demandées. Entre-temps, les jours prévus pour la décision ne courent pas.
desk-none = Rien n'attend ici
desk-none-text = Les inscriptions apparaissent ici quand une personne doit se prononcer ou que le partenaire est interrogé.
desk-partner = Partenaire
desk-submitted = Envoyée
desk-age = { $count ->
    [0] il y a moins d'un jour
    [one] il y a { $number } jour
   *[other] il y a { $number } jours
}
desk-due = Échéance
desk-overdue = En retard
desk-clock-stopped = Suspendue tant que le partenaire est interrogé
desk-days-left = { $count ->
    [one] { $number } jour ouvré restant après la réponse
   *[other] { $number } jours ouvrés restants après la réponse
}
desk-assignee = Prise en charge par
desk-nobody = Personne pour le moment
desk-first-page = Retour à la première page
desk-count = { $count ->
    [one] { $number } inscription sur cette page
   *[other] { $number } inscriptions sur cette page
}

desk-title = Inscription : { $partner }
desk-assign = Prendre en charge
desk-checks = Vérifications lors de l'envoi
desk-thread-none = Rien n'a encore été écrit.
desk-decision = Décision
desk-four-eyes = L'approbation revient à une autre personne
enrollment-four-eyes = La personne qui a désigné le partenaire pour la sortie du programme direct, ou qui a pris la décision contestée, n'approuve pas l'inscription. Demandez à un collègue examinateur, responsable du programme ou super administrateur.
desk-asked-text = Des informations sont demandées au partenaire. L'approbation devient possible avec sa réponse ; un refus l'est dès maintenant.
desk-reason = Motif du refus
desk-reason-hint = Nécessaire seulement pour un refus
desk-text = Texte destiné au partenaire
desk-text-hint = Repris dans le message et sur la page du partenaire. Nécessaire pour refuser ou demander ; peut rester vide pour approuver. 2 000 caractères au plus.
desk-kinds-hint = Seulement si vous demandez des informations ; aucun type particulier n'est obligatoire
desk-texts = Textes de départ
desk-mail = La décision et son message ne font qu'un : chaque bouton décide ou demande, et envoie le message, aussitôt.
desk-approve = Approuver
desk-reject = Refuser
desk-ask = Demander des informations
desk-notes = Notes
desk-notes-text = Pour l'opérateur seulement ; le partenaire ne les voit pas.
desk-note = Nouvelle note
desk-note-add = Ajouter la note
missing-reason-code = Choisissez le motif du refus
missing-verdict = Utilisez l'un des boutons : approuver, refuser ou demander des informations
missing-note = Écrivez la note

reason-profile = Informations inexactes ou incomplètes
reason-verification = Entreprise non confirmée
reason-eligibility = Conditions du programme non remplies
reason-documents = Informations demandées non reçues
reason-other = Autre motif
reason-text-profile = Les informations de votre inscription ne concordent pas avec ce que nous savons de votre société. Merci de corriger : … Recommencez ensuite.
reason-text-verification = Nous n'avons pas pu confirmer votre entreprise. Il manque : … Vous pouvez contester en vous expliquant, sous 90 jours.
reason-text-eligibility = Votre organisation ne remplit pas une condition du programme : … Si vous pensez qu'il s'agit d'une erreur, vous pouvez contester sous 90 jours.
reason-text-documents = Nous vous avons demandé des informations et n'avons pas reçu de réponse. Dès que vous en disposez, vous pouvez recommencer.
reason-text-other = Nous ne pouvons pas approuver votre inscription : … Vous pouvez contester sous 90 jours, ou recommencer.

decided-not-offered = Cette inscription n'est plus ouverte.
decided-offered = Cette inscription n'est plus ouverte.
decided-draft = Le partenaire travaille encore à cette inscription ; rien n'a été envoyé.
decided-submitted = Cette inscription est en cours de vérification automatique.
decided-in-review = Cette inscription est à décider ; l'étape choisie n'y est pas ouverte. Rouvrez-la.
decided-needs-info = Des informations ont été demandées au partenaire entre-temps ; rien n'a donc été décidé. Ouvrez l'inscription pour voir la question.
decided-approved = { $signer } a approuvé cette inscription le { $at } ; votre décision n'a donc pas été prise en compte.
decided-active = Cette inscription a été approuvée par { $signer } le { $at }, et le partenaire a accepté le contrat. Votre décision n'a pas été prise en compte.
decided-rejected = { $signer } a refusé cette inscription le { $at } ; votre décision n'a donc pas été prise en compte.
decided-appealed = Le partenaire a contesté la décision ; l'étape choisie n'est pas ouverte. Rouvrez l'inscription.
decided-withdrawn = Le partenaire a retiré cette inscription entre-temps ; votre décision n'a donc pas été prise en compte.

flash-decided = C'est fait. Le partenaire reçoit un message.
flash-assigned = Vous avez pris cette inscription en charge.
flash-noted = La note est ajoutée.

settings-operator = Programme
programme-settings-title = Paramètres du programme
programme-settings-text = Comment les inscriptions sont décidées. Les modifications valent pour les inscriptions envoyées à partir de maintenant.
field-auto-approve = Approuver aussitôt quand tout est en ordre
auto-approve-hint = Désactivé : une personne se prononce sur chaque inscription.
field-approval-days = Jours ouvrés pour une décision
approval-days-hint = De 1 à 30 ; les week-ends et les jours fériés ne comptent pas.
missing-approval-days = Saisissez un nombre de jours ouvrés de 1 à 30
desk-journey = De la désignation à la signature
desk-journey-text = Ce qu'en dit votre journal, du plus ancien au plus récent. Chaque ligne porte son numéro et le début de son empreinte.
desk-journey-certificate = Certificat de la signature
desk-journey-all = Tout ce que dit le journal sur { $partner }
