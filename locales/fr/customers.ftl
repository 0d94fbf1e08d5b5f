# Clients : liste, page, création

customers-none = Aucun client pour le moment
customers-none-text = Les clients apparaissent ici dès qu'une relation commence avec eux.
customers-no-add = Vos fournisseurs ajoutent les clients pour vous.
customers-no-add-why = Pourquoi vous ne pouvez pas en ajouter ici
customers-search = Nom, domaine ou identifiant
customers-all = Tous
customers-export = Exporter en CSV
customers-open = Ouvrir le compte de { $name }
customers-id = Identifiant : { $id }
customers-count = { $count ->
    [one] { $number } client sur cette page
   *[other] { $number } clients sur cette page
}
customers-chip = { $field } : { $value }
customers-field-q = Recherche
customers-field-kind = Relation
customers-field-provider = Fournisseur
customers-field-reseller = Revendeur
customers-field-tag = Étiquette
customers-field-state = État
customers-column-id = Identifiant
customers-column-name = Nom
customers-column-domain = Domaine
customers-column-country = Pays
customers-column-relationship = Relation
customers-column-partners = Avec
customers-column-state = État
customers-column-tags = Étiquettes

customer-kind-direct = Direct
customer-kind-reseller = Par un fournisseur
customer-kind-provider = Pour un revendeur
customer-state-active = Active
customer-state-ending = En cours de clôture
customer-new-mark = Nouveau
customer-is-direct = Direct
customer-is-reseller = Par { $partner }
customer-is-reseller-alone = Par un fournisseur
customer-is-provider = Pour { $partner }
customer-is-provider-alone = En tant que fournisseur

customer-add = Ajouter un client
customer-add-products = Ajouter des produits
customer-view-products = Afficher les produits
customer-account = Compte
customer-relationships = Votre relation avec ce client
customer-since = Depuis le { $date }
customer-administration = Le client vous a accordé des droits d'administration.
customer-no-administration = Sans droits d'administration.
customer-renounce = Rendre les droits d'administration
customer-renounce-text = Vous ne pourrez plus, dès maintenant, gérer les utilisateurs ni les licences de { $customer }. La relation demeure. Le client et ceux qui s'en occupent avec vous sont informés ; seule une nouvelle invitation peut apporter des droits.
customer-renounce-submit = Les rendre
flash-administration-renounced = Les droits d'administration sont rendus, dès maintenant. Le client en est informé.
customer-capabilities = Ce que vous pouvez faire pour ce client
customer-capability = Action
customer-capability-allowed = Autorisée
customer-capability-why = Pourquoi
customer-history = Historique
customer-action-account = Consulter le compte
customer-action-add-products = Ajouter des produits
customer-action-view-products = Afficher les produits et les abonnements
customer-action-attest-agreement = Attester le contrat client
customer-action-services = Administrer les services
customer-action-users = Gérer les utilisateurs
customer-action-licences = Gérer les licences
customer-action-tag = Poser des étiquettes
customer-allowed-direct = Par votre relation directe
customer-allowed-reseller = Par votre relation de revendeur
customer-allowed-provider = Par votre relation de fournisseur
customer-refused-provider = { $provider } commande les produits pour ce client. Adressez-lui vos demandes de produits ou de modifications.
customer-refused-provider-unnamed = Un fournisseur indirect commande les produits pour ce client.
customer-refused-administration = Le client ne vous a pas accordé de droits d'administration.
customer-refused-ending = La relation prend fin ; plus rien de nouveau ne peut être vendu.
customer-refused-standing = Votre situation dans le programme ne permet pas de nouvelles ventes : { $standing }.
customer-refused-role = Une personne ayant l'un de ces rôles peut le faire : { $roles }.

customer-validation = Validation
validation-unknown = Pas encore vérifié
validation-under-review = En cours de vérification
validation-allowed = Autorisé
validation-not-allowed = Non autorisé
validation-meaning-unknown = Le compte n'a pas été vérifié. Les nouveaux achats attendent cette vérification.
validation-meaning-under-review = Le compte est en cours de vérification. Les nouveaux achats attendent le résultat.
validation-meaning-allowed = De nouveaux achats sont possibles.
validation-meaning-not-allowed = Aucun nouvel achat. Les renouvellements, réductions et résiliations restent possibles.

customer-agreement = Contrat client
customer-agreement-accepted = Accepté
customer-agreement-by = par { $person }, le { $date }.
customer-agreement-attested = Attesté par { $person }.
customer-agreement-missing = Manquant
customer-agreement-missing-text = Rien ne peut être commandé tant que le client n'a pas accepté le contrat client. Un agent d'administration ou un agent commercial du partenaire qui lui vend l'atteste.
customer-attest = Attester le contrat client
customer-attest-text = Indiquez la personne qui, chez le client, a accepté le contrat client. Elle est informée par e-mail que vous l'attestez.
customer-attest-submit = Attester
customer-agreed-on-future = Indiquez un jour qui n'est pas dans le futur
customer-no-agreement = Aucun contrat client n'est encore publié ; il n'y a donc rien à attester.

customer-tags = Étiquettes de votre organisation
customer-tags-hint = Séparez-les par des virgules ; 50 caractères au plus pour chacune. Les autres organisations ne les voient pas.
customer-tags-save = Enregistrer les étiquettes
customer-tags-limit = Votre organisation utilise déjà 150 étiquettes, ce qui est la limite. Reprenez l'une d'elles ou retirez-en une d'abord à d'autres clients.

customer-new-lead = Ce client est le vôtre en direct : vous commandez pour lui, vous le facturez et vous l'assistez.
customer-new-lead-reseller = { $reseller } sert ce client et vous prenez ses commandes. Il apparaît aussitôt dans les deux listes.
customer-new-admin = Premier administrateur général du client
customer-new-admin-text = Cette personne est invitée par e-mail, choisit un mot de passe et administre l'organisation du client.
customer-new-for = Ajouter un client pour { $reseller }
customer-country-hint = Pays de votre région
customer-mail-hint = Une adresse du client, et non de votre organisation
customer-mail-operator = Cette personne appartient à l'opérateur et ne peut pas agir pour un client. Indiquez l'adresse d'une autre personne.
customer-domain-mine = Vous avez déjà un client avec ce domaine
customer-domain-open = Ouvrir le client qui a ce domaine
customer-domain-taken = Une organisation avec ce domaine existe déjà dans Partner Center. Vérifiez le domaine, ou invitez plutôt cette organisation à une relation.
customer-new-no-partnership = Il n'y a plus de partenariat actif avec { $reseller } ; aucun client n'a été ajouté.
customer-new-reseller-standing = La situation de { $reseller } ne permet pas de nouveaux clients en ce moment.
customer-new-direct-closed-title = Les nouveaux clients directs sont fermés
customer-new-direct-closed-text = Depuis que votre organisation est devenue revendeur indirect, aucun nouveau client direct ne peut être ajouté. Vos clients directs actuels restent les vôtres. Invitez plutôt le nouveau client conjointement avec l'un de vos fournisseurs indirects : il vous autorise alors tous les deux en une fois.
customer-new-direct-closed-list = Vos fournisseurs indirects :
customer-new-direct-closed-none = Vous n'avez pas encore de partenariat avec un fournisseur indirect. Trouvez-en un d'abord et acceptez son invitation.
customer-new-reseller-title = Votre fournisseur ajoute les clients
customer-new-reseller-text = Un revendeur indirect ne peut pas créer de clients. Votre fournisseur indirect crée le client et vous désigne comme revendeur ; il apparaît alors aussitôt dans votre liste.
customer-new-reseller-list = Adressez-vous à l'un de vos fournisseurs indirects, avec le nom, le domaine, l'adresse et le contact du client :
customer-new-ask = Demander à { $provider } d'ajouter un client
customer-new-reseller-none = Vous n'avez pas encore de partenariat avec un fournisseur indirect. Trouvez-en un d'abord et acceptez son invitation.
customer-new-provider-title = Choisir le revendeur
customer-new-provider-text = Un fournisseur indirect ajoute un client pour l'un de ses revendeurs indirects.
customer-new-provider-list = Quel revendeur servira le client ?
customer-new-provider-none = Vous n'avez pas encore de partenariat actif avec un revendeur indirect. Invitez-en un d'abord.
customer-new-standing-title = Pas de nouveaux clients en ce moment
customer-new-standing-text = Votre situation dans le programme ne permet pas de nouvelles ventes : { $standing }. L'opérateur peut vous dire ce qui manque.

customer-order-text = Le catalogue n'est pas encore ouvert ; rien ne peut donc être commandé ici pour { $name }. Une commande demandera que ces conditions soient remplies :
customer-products-none = { $name } n'a encore ni produits ni abonnements.

field-domain = Domaine
field-address-line1 = Rue et numéro
field-address-line2 = Complément d'adresse
field-postal-code = Code postal
field-city = Ville
field-state-or-province = État ou province
field-phone = Téléphone
field-agreed-on = Accepté le
domain-hint = Par exemple lakeside.example. Le client est reconnu à son domaine.
registration-number-hint = Tel qu'au registre du commerce. Nécessaire en Hongrie et en Pologne.
missing-domain = Indiquez le domaine
missing-address-line1 = Indiquez la rue et le numéro
missing-postal-code = Indiquez le code postal
missing-city = Indiquez la ville
missing-registration-number = Indiquez le numéro d'immatriculation ; ce pays l'exige
missing-agreed-on = Indiquez le jour où le contrat a été accepté
missing-phone = Indiquez le numéro de téléphone
missing-tags = Indiquez les étiquettes
fault-abbreviation = Indiquez le nom entier, et non la seule forme juridique
fault-domain = Indiquez un domaine, par exemple lakeside.example
fault-own-domain = Indiquez une adresse du client, et non de votre organisation
fault-too-many-tags = Utilisez au plus 150 étiquettes

flash-customer-created = Le client est ajouté et son administrateur général est invité par e-mail.
flash-agreement-attested = Le contrat client est attesté.

activity-customer-created = { $subject } a été ajouté comme client
activity-customer-agreement-attested = Le contrat client de { $subject } a été attesté
activity-customer-tagged = Les étiquettes de { $subject } ont été modifiées
detail-domain = Domaine
detail-for-reseller = Pour le revendeur
detail-accepted-by = Accepté par
detail-agreed-on = Accepté le
detail-tags = Étiquettes

mail-kind-customer-created = Nouveau client
mail-kind-agreement-attested = Contrat client attesté
mail-customer-created-subject = { $customer } est désormais votre client
mail-customer-created-body =
    Bonjour { $recipient },

    { $provider } a ajouté { $customer } ({ $domain }) et désigné votre organisation comme revendeur. Le client figure maintenant dans votre liste. { $provider } prend ses commandes.
mail-customer-created-action = Ouvrir le client
mail-agreement-attested-subject = { $customer } : contrat client attesté
mail-agreement-attested-body =
    Bonjour { $recipient },

    { $partner } a déclaré dans Partner Center que vous avez accepté le contrat client pour { $customer } le { $on }.

    Si ce n'est pas exact, dites-le à { $partner } sans tarder.
mail-agreement-attested-action = Ouvrir Partner Center
