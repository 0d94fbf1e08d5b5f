# Formulaires : libellés, aides et ce qui peut être incorrect

save = Enregistrer
cancel = Annuler
choose-one = Choisir
state = État
not-given = Pas encore indiqué

field-mail = Adresse e-mail
field-password = Mot de passe
field-new-password = Nouveau mot de passe
field-code = Code
field-name = Raison sociale
field-country = Pays
field-region = Région
field-language = Langue des messages
field-programme = Programme
field-partner-ids = Partner ID
field-inactive-partner-ids = Partner ID inactifs
field-first-name = Prénom
field-last-name = Nom
field-contact-mail = Adresse e-mail du contact
field-contact-phone = Téléphone du contact
field-support-website = Site web de l'assistance
field-support-mail = Adresse e-mail de l'assistance
field-support-phone = Téléphone de l'assistance

name-hint = Telle qu'elle figure au registre du commerce
phone-hint = Avec l'indicatif du pays, par exemple +33 1 99 00 12 34
website-hint = Par exemple https://support.alpine.example
contact-mail-hint = Une adresse de l'entreprise, pas d'une messagerie publique
partner-ids-hint = Séparez-les par des virgules. Le premier devient le Partner ID associé.

missing-mail = Saisissez l'adresse e-mail
missing-password = Saisissez votre mot de passe
missing-code = Saisissez le code
missing-name = Saisissez la raison sociale
missing-country = Choisissez le pays
missing-region = Choisissez la région
missing-language = Choisissez la langue des messages
missing-programme = Choisissez le programme
missing-partner-ids = Saisissez au moins un Partner ID actif
missing-inactive-partner-ids = Saisissez les Partner ID inactifs en chiffres, ou laissez le champ vide
missing-partner-id = Choisissez le Partner ID à associer
missing-first-name = Saisissez le prénom
missing-last-name = Saisissez le nom
missing-contact-mail = Saisissez l'adresse e-mail du contact principal
missing-contact-phone = Saisissez le numéro de téléphone du contact principal
missing-support-website = Saisissez le site web de l'assistance
missing-support-mail = Saisissez l'adresse e-mail de l'assistance
missing-support-phone = Saisissez le numéro de téléphone de l'assistance

fault-too-long = Saisissez au plus { $most } caractères
fault-too-short = Saisissez au moins { $least } caractères
fault-characters = Retirez les caractères invisibles ou inhabituels
fault-mail = Saisissez une seule adresse e-mail, par exemple nom@entreprise.example
fault-webmail = Saisissez une adresse de l'entreprise ; celles des messageries publiques ne sont pas acceptées
fault-website = Saisissez une adresse web, par exemple https://www.entreprise.example
fault-phone = Saisissez un numéro de téléphone de 6 à 15 chiffres, par exemple +33 1 99 00 12 34
fault-name = Saisissez un nom qui contient des lettres
fault-partner-id = Saisissez des Partner ID de 6 à 10 chiffres
fault-password-short = Choisissez un mot de passe d'au moins 12 caractères
fault-password-long = Choisissez un mot de passe plus court
fault-password-common = Choisissez un mot de passe plus difficile à deviner et sans votre adresse
partner-id-taken = L'un de ces Partner ID appartient à un autre partenaire. Vérifiez les numéros.
mail-is-operator = Cette personne appartient à l'opérateur et ne peut pas agir pour un partenaire. Saisissez l'adresse d'une autre personne.

resume-title = Reprendre où vous en étiez
resume-not-sent = Rien n'a encore été envoyé
resume-text = Votre session avait expiré, ou vous deviez prouver votre identité. Votre formulaire a été conservé entre-temps : envoyez-le maintenant, ou rouvrez la page.
resume-send = Envoyer maintenant
resume-again = Rouvrir la page sans envoyer
conflict-edited-typed = Quelqu'un d'autre a enregistré cette page entre-temps. Valeurs enregistrées : { $saved }. Votre saisie est conservée ; enregistrer à nouveau les remplacera.

yes = Oui
no = Non
alike-title = Ce nom ressemble à un autre
alike-text = On peut le confondre avec : { $names }. Assurez-vous de qui il s'agit.
alike-checked = J'ai vérifié : il s'agit d'une autre organisation
missing-alike-checked = Vérifiez le nom et cochez la case s'il s'agit d'une autre organisation
