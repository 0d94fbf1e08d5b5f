# Paramètres

settings-partner = Paramètres du partenaire
settings-own = Votre compte

partner-profile-title = Profil du partenaire
partner-profile-text = Votre organisation telle que le programme la connaît : profil juridique, contacts, programmes.
profile-legal = Profil juridique
profile-address = Adresse
profile-registration-number = Numéro d'immatriculation
profile-programmes = Programmes
profile-person = Nom

program-info-title = Informations sur le programme
program-info-since = Depuis le { $date }
program-info-closed = Plus de nouveaux clients directs depuis le { $date }.
program-info-recognised = Comment le programme vous reconnaît

primary-contact-title = Contact principal
primary-contact-text = Les messages concernant le programme et vos inscriptions sont envoyés à cette personne.
primary-contact-change = Modifier le contact principal

support-profile-title = Profil d'assistance
support-profile-text = Vos clients voient ces informations lorsqu'ils ont besoin d'aide.
support-profile-change = Modifier le profil d'assistance

identifiers-title = Partner ID
identifiers-text = Le Partner ID associé est celui auquel vos commandes et vos primes sont rattachées.
identifiers-associate = Associer un autre Partner ID
identifiers-which = Quel Partner ID faut-il associer ?
identifiers-which-hint = Seuls les Partner ID actifs du pays de votre organisation peuvent être choisis.
identifiers-submit = Associer
identifiers-no-other = Il n'y a pas d'autre Partner ID actif dans ce pays : { $country }.
identifiers-who = Un administrateur général de votre organisation peut en associer un autre.
partner-id = Partner ID
partner-id-use = Utilisation
partner-id-active = Actif
partner-id-inactive = Inactif
partner-id-inactive-meaning = Ce Partner ID est inactif : associez-en un actif avant de vous inscrire.
partner-id-associated = Associé

security-page = Sécurité
security-title = Second facteur
security-text = Un code fourni par une application de votre téléphone, demandé en plus de votre mot de passe.
security-required = Un second facteur est nécessaire
security-required-text = La plupart des pages de Partner Center ne s'ouvrent qu'une fois qu'il est configuré.
security-begin-text = Munissez-vous d'un téléphone doté d'une application d'authentification. Comptez environ deux minutes.
security-begin = Configurer le second facteur
security-scan = 1. Scanner l'image
security-scan-text = Ouvrez votre application d'authentification, ajoutez un compte et scannez cette image.
security-picture = Code QR qui ajoute ce compte à votre application d'authentification
security-seed = Impossible de la scanner ? Saisissez plutôt cette clé dans l'application :
security-seed-copy = Copier la clé
security-first-code = 2. Saisir le premier code
security-code-hint = Les six chiffres affichés en ce moment par l'application
security-confirm = Confirmer le code
security-set-up = Actif
security-set-up-meaning = Votre compte est protégé ; il n'y a rien à faire.
security-codes-left = { $count ->
    [0] Il ne vous reste aucun code de secours.
    [one] Il vous reste { $number } code de secours.
   *[other] Il vous reste { $number } codes de secours.
}
security-codes-renew-text = De nouveaux codes remplacent les anciens.
security-codes-renew = Créer de nouveaux codes de secours

recovery-codes = Codes de secours
recovery-codes-once = Ces codes ne s'affichent qu'une fois
recovery-codes-text = Chacun remplace, une seule fois, un code de votre téléphone. Imprimez-les ou placez-les dans votre gestionnaire de mots de passe avant de continuer.
recovery-codes-copy = Copier les codes
recovery-codes-kept = Je les ai conservés
