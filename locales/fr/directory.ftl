# Trouver un fournisseur : l'annuaire, la comparaison, la présélection, écrire à un fournisseur, sa fiche et ses demandes, la modération

directory-lead = Les fournisseurs indirects de ce programme, avec ce qui permet de choisir. Tout le monde peut lire cette liste, sans se connecter.
directory-search = Rechercher
directory-any = Indifférent
directory-facet-q = Recherche
directory-facet-country = Pays desservi
directory-facet-region = Région
directory-facet-language = Langue
directory-facet-service = Services
directory-facet-product = Produits
directory-facet-support = Horaires d'assistance
directory-facet-minimum = Engagement minimal
directory-sort = Trier par
directory-sort-name = Nom
directory-sort-minimum = Engagement le plus faible d'abord
directory-sort-recent = Fiche la plus récente d'abord
directory-chip = { $field } : { $value }
directory-count =
    { $count ->
        [one] { $number } fournisseur
       *[other] { $number } fournisseurs
    }
directory-count-many = { $number } fournisseurs ou plus
directory-own-market = Seulement les fournisseurs qui desservent ce pays : { $country }
directory-none-text = Aucun fournisseur ne correspond à tous ces mots. Essayez-en moins, ou parcourez la liste entière.
directory-wider-text = Aucun fournisseur ne remplit tous ces critères. En voici de proches :
directory-wider = Sans « { $filter } » : { $count }
directory-all = Afficher tous les fournisseurs
directory-facts = Éléments de comparaison
directory-pick = Comparer
directory-compare = Comparer les fournisseurs cochés
directory-compare-hint = Cochez-en quatre au plus.
directory-reach = Comment le joindre
directory-number = Partner ID { $number }
directory-since = Cette fiche a été publiée le { $day } après vérification par l'opérateur du programme.
directory-edit = Modifier votre fiche
directory-other-region = Ce fournisseur est dans une autre région
directory-other-region-text = Votre organisation est dans la région { $mine }, ce fournisseur dans la région { $theirs }. Les partenaires doivent être dans la même région : vous ne pouvez pas devenir son revendeur.
directory-monthly = { $amount } { $currency } par mois

directory-field-place = Lieu
directory-field-about = Ce qui le distingue
directory-field-about-en = Ce qui vous distingue, en anglais
directory-field-about-fr = Ce qui vous distingue, en français
directory-field-services = Services
directory-field-products = Produits
directory-field-languages = Langues
directory-field-markets = Pays desservis
directory-field-support = Assistance
directory-field-support-hours = Horaires d'assistance
directory-field-support-hours-en = Horaires d'assistance en toutes lettres, en anglais
directory-field-support-hours-fr = Horaires d'assistance en toutes lettres, en français
directory-field-amount = Minimum pour un mois
directory-field-minimum = Engagement minimal
directory-field-minimum-en = Engagement minimal en toutes lettres, en anglais
directory-field-minimum-fr = Engagement minimal en toutes lettres, en français
directory-field-credit-terms = Conditions de crédit
directory-field-credit-terms-en = Conditions de crédit, en anglais
directory-field-credit-terms-fr = Conditions de crédit, en français
directory-field-website = Site web
directory-field-mail = Adresse e-mail publique
directory-field-phone = Numéro de téléphone public

service-training = Formation et assistance technique
service-marketing = Aide au marketing
service-credit = Financement et conditions de crédit
service-technical-support = Support technique
service-billing = Service de facturation
service-migration = Aide au transfert de clients
service-presales = Conseil avant-vente
service-security = Services de sécurité

product-productivity = Productivité
product-security = Sécurité
product-infrastructure = Infrastructure
product-backup = Sauvegarde
product-business-apps = Applications de gestion
product-telephony = Téléphonie
product-devices = Appareils
product-analytics = Analyse de données

support-kind-business = Jours ouvrés
support-kind-extended = Au-delà des jours ouvrés
support-kind-always = Jour et nuit, tous les jours

minimum-kind-none = Aucun minimum
minimum-kind-low = 500 par mois au plus, dans sa devise

tongue-bg = bulgare
tongue-cs = tchèque
tongue-da = danois
tongue-de = allemand
tongue-el = grec
tongue-en = anglais
tongue-es = espagnol
tongue-et = estonien
tongue-fi = finnois
tongue-fr = français
tongue-hr = croate
tongue-hu = hongrois
tongue-id = indonésien
tongue-is = islandais
tongue-it = italien
tongue-ja = japonais
tongue-ko = coréen
tongue-lb = luxembourgeois
tongue-lt = lituanien
tongue-lv = letton
tongue-ms = malais
tongue-mt = maltais
tongue-nl = néerlandais
tongue-no = norvégien
tongue-pl = polonais
tongue-pt = portugais
tongue-ro = roumain
tongue-sk = slovaque
tongue-sl = slovène
tongue-sv = suédois
tongue-th = thaï
tongue-tr = turc
tongue-uk = ukrainien
tongue-vi = vietnamien
tongue-zh = chinois

compare-title = Comparer des fournisseurs
compare-too-many = { $most } fournisseurs au plus se comparent côte à côte
compare-too-many-text = Retirez-en jusqu'à ce qu'il en reste quatre.
compare-without = Retirer
compare-none = Rien à comparer pour le moment
compare-none-text = Cochez jusqu'à { $most } fournisseurs dans la liste, puis choisissez « Comparer les fournisseurs cochés ».

shortlist-title = Présélection
shortlist-lead = Conservée dans ce navigateur pendant 90 jours. Personne d'autre ne la voit et aucun fournisseur n'en est informé.
shortlist-count = Présélection ({ $number })
shortlist-add = Ajouter à la présélection
shortlist-remove = Retirer de la présélection
shortlist-none = Votre présélection est vide
shortlist-none-text = Parcourez la liste et ajoutez les fournisseurs que vous voulez retenir.
shortlist-compare = Comparer ces fournisseurs
shortlist-too-many = Cochez-en { $most } au plus.
shortlist-full = Votre présélection contient déjà { $most } fournisseurs. Retirez-en d'abord un.
flash-shortlist-on = Le fournisseur est dans votre présélection.
flash-shortlist-off = Le fournisseur n'est plus dans votre présélection.

contact-write = Contacter ce fournisseur
contact-sign-in = Se connecter pour contacter ce fournisseur
contact-sign-in-why = Les partenaires du programme peuvent écrire aux fournisseurs d'ici après s'être connectés : le fournisseur sait ainsi qui demande. Le site web, l'adresse e-mail et le téléphone sont ouverts à tous.
contact-title = Écrire à { $provider }
contact-lead = { $provider } lit votre message dans ses demandes et par e-mail, vous répond par e-mail et peut ensuite vous inviter à un partenariat, ou ajouter un client pour vous si vous êtes partenaires.
contact-about-customer =
    Merci d'ajouter un client pour nous et de nous désigner comme son revendeur.
    
    Raison sociale :
    Domaine :
    Adresse :
    Premier administrateur général (nom et adresse e-mail) :
contact-sender = De
contact-from = { $person }, { $organisation }
contact-answer-to = La réponse ira à
contact-message = Message
contact-message-hint = Par exemple votre marché, le nombre de vos clients et ce que vous attendez d'un fournisseur. 1 000 caractères au plus.
missing-message = Écrivez votre demande
contact-send = Envoyer
contact-earlier = Votre dernier message
contact-answer = La réponse
contact-waits = Vous pourrez écrire de nouveau quand le fournisseur aura répondu. En cas d'urgence, utilisez les moyens indiqués sur sa page.
contact-own = Cette fiche est celle de votre propre organisation.
contact-waiting = Votre organisation a déjà écrit à ce fournisseur, qui n'a pas encore répondu.
contact-is-new = Cette demande n'a pas encore reçu de réponse.
contact-is-answered = Cette demande a déjà reçu une réponse. Rouvrez-la pour la lire.
contact-is-invited = Cette demande a déjà donné lieu à une invitation.
flash-contact-sent = Votre message est parvenu au fournisseur.
flash-contact-answered = Votre réponse part par e-mail.
asked-state-new = Envoyée
asked-state-answered = Réponse reçue
asked-state-invited = Invitation reçue
asked-meaning-new = C'est au fournisseur de répondre.
asked-meaning-answered = Le fournisseur a aussi répondu par e-mail.
asked-meaning-invited = Le fournisseur a envoyé une invitation à un partenariat. Un administrateur général de votre organisation ouvre son lien.

requests-title = Demandes de contact
requests-tab = Demandes de contact
requests-lead = Des partenaires vous ont trouvé dans l'annuaire et vous ont écrit.
requests-none = Aucune demande de contact pour le moment
requests-none-text = Quand un partenaire vous écrit depuis l'annuaire, vous trouvez sa demande ici et recevez un e-mail.
requests-from = Partenaire
requests-person = Auteur
requests-language = Langue
requests-at = Reçue
requests-count =
    { $count ->
        [one] { $number } demande sur cette page
       *[other] { $number } demandes sur cette page
    }
request-state-new = Nouvelle
request-state-answered = Répondue
request-state-invited = Suivie d'une invitation
request-meaning-new = C'est à vous : répondez, ou invitez le partenaire.
request-meaning-answered = Vous avez répondu. Vous pouvez encore inviter le partenaire.
request-meaning-invited = Vous avez envoyé une invitation. Voyez-y où elle en est.
request-title = Demande de { $partner }
request-answered = Votre réponse
request-invited-at = L'invitation est partie { $at }.
request-letter-begun = Une lettre est commencée et n'est pas encore envoyée.
request-letter = Ouvrir l'invitation
request-invite-title = Inviter à un partenariat
request-invite-text = Commence une lettre dont le destinataire est déjà rempli. Rien ne part avant que vous le décidiez.
request-invite = Rédiger une invitation
request-answer-title = Répondre
request-answer = Votre réponse
request-answer-hint = Elle part par e-mail à la personne qui a écrit. 2 000 caractères au plus.
request-answer-send = Envoyer la réponse
missing-answer = Écrivez votre réponse
task-requests = Répondre aux demandes de contact
task-requests-why =
    { $count ->
        [one] { $number } partenaire vous a écrit depuis l'annuaire et attend une réponse.
       *[other] { $number } partenaires vous ont écrit depuis l'annuaire et attendent une réponse.
    }

directory-entry-title = Fiche de l'annuaire
directory-entry-text = Ce que tout le monde lit sur vous dans l'annuaire des fournisseurs
directory-entry-lead = Ce que tout le monde lit sur vous dans l'annuaire. L'opérateur vérifie chaque changement ; d'ici là, la fiche en vigueur reste telle quelle.
entry-in-force = Votre fiche en vigueur a été publiée { $at }.
entry-public = La voir dans l'annuaire
entry-none-in-force = Vous n'êtes pas encore dans l'annuaire.
entry-name = La fiche porte le nom légal de votre organisation, { $name }.
entry-about-hint = Deux phrases. 600 caractères au plus.
entry-hours-hint = Par exemple : Monday to Friday, 08:00 to 18:00 (Paris time)
entry-amount-hint = Ce qu'un revendeur doit acheter au minimum, en montant entier ; 0 s'il n'y a pas de minimum. La liste se filtre et se trie selon ce montant.
entry-currency = Devise du minimum
entry-minimum-hint = Par exemple : EUR 300 a quarter
entry-credit-hint = Par exemple : 30 days from invoice
entry-mail-hint = Tout le monde peut la lire, et les demandes de contact y arrivent aussi.
entry-submit = Envoyer pour publication
entry-save = Enregistrer le brouillon
entry-submit-hint = L'opérateur est informé par e-mail et vous répond par e-mail.
entry-take-back = Reprendre et modifier
entry-returned-why = Pourquoi elle a été renvoyée
entry-saved-by = { $person }, { $at }
entry-not-active = Votre organisation ne peut pas accueillir de nouveaux revendeurs pour le moment : sa fiche ne peut pas être modifiée. Réglez cela avec l'opérateur du programme.
entry-is-draft = Cette fiche a été reprise pour être modifiée. Il n'y a rien à décider avant son nouvel envoi.
entry-is-submitted = Votre fiche est chez l'opérateur. Reprenez-la d'abord si vous voulez la modifier.
entry-is-returned = Cette fiche a déjà été renvoyée.
entry-is-published = Cette fiche est déjà publiée.
entry-is-replaced = Une fiche plus récente a remplacé celle-ci.
entry-state-draft = Brouillon
entry-state-submitted = Chez l'opérateur
entry-state-returned = Renvoyée
entry-state-published = Publiée
entry-state-replaced = Remplacée
entry-is-taken-down = Cette fiche a été retirée.
entry-state-taken-down = Retirée
entry-take-down = Retirer la fiche de l'annuaire
entry-take-down-text = Dès maintenant, plus personne ne trouvera { $name } dans l'annuaire. Partenariats et demandes demeurent. Vous pourrez à tout moment envoyer de nouveau une fiche pour publication.
entry-take-down-submit = La retirer
entry-taken-down = Votre fiche a été retirée de l'annuaire
entry-taken-down-by = { $person }, { $at }
flash-entry-taken-down = La fiche est retirée de l'annuaire, dès maintenant.
moderation-take-down-title = La retirer
moderation-take-down = La retirer de l'annuaire
moderation-take-down-mail = Plus personne ne la lira, dès maintenant. Le fournisseur est informé par e-mail et les deux journaux en gardent trace.
moderation-taken-down-by = Retirée par { $person }
entry-meaning-draft = Vous seul la voyez. Envoyez-la quand elle est prête.
entry-meaning-submitted = L'opérateur la vérifie. Vous pouvez la reprendre pour continuer à rédiger.
entry-meaning-returned = Changez ce que l'opérateur demande, puis envoyez-la de nouveau.
missing-about-en = Dites en anglais ce qui vous distingue
missing-about-fr = Dites en français ce qui vous distingue
missing-support-hours-en = Indiquez les horaires d'assistance en anglais
missing-support-hours-fr = Indiquez les horaires d'assistance en français
missing-minimum-en = Décrivez l'engagement minimal en anglais
missing-minimum-fr = Décrivez l'engagement minimal en français
missing-credit-terms-en = Décrivez les conditions de crédit en anglais
missing-credit-terms-fr = Décrivez les conditions de crédit en français
missing-website = Saisissez votre site web
missing-entry-services = Choisissez au moins un service
missing-entry-products = Choisissez au moins une famille de produits
missing-entry-languages = Choisissez au moins une langue
missing-entry-markets = Choisissez au moins un pays
missing-entry-support = Choisissez quand l'assistance répond
missing-entry-currency = Choisissez une devise
missing-entry-amount = Saisissez un montant entier, par exemple 500 ; 0 s'il n'y a pas de minimum
flash-entry-submitted = Votre fiche est chez l'opérateur. La fiche en vigueur reste jusqu'à sa décision.
flash-entry-taken-back = Vous avez repris la fiche et pouvez la modifier.

nav-directory = Annuaire
moderation-lead = Les fournisseurs rédigent leurs fiches ; chaque changement est vérifié ici avant que tout le monde le lise.
moderation-waiting = En attente
moderation-decided = Traitées
moderation-none = Rien ici
moderation-none-text = Aucune fiche n'attend, ou aucune n'a été traitée.
moderation-at = Depuis
moderation-by = Par
moderation-change = modifie une fiche en vigueur
moderation-count =
    { $count ->
        [one] { $number } fiche sur cette page
       *[other] { $number } fiches sur cette page
    }
moderation-title = Fiche de { $provider }
moderation-partner = { $provider } comme partenaire
moderation-sent-by = Envoyée par { $person }
moderation-decided-by = Traitée par { $person }
moderation-table = Ce que dit la fiche
moderation-field = Champ
moderation-before = En vigueur
moderation-now = Nouveau
moderation-changed = Modifié
moderation-named = Le texte nomme un autre fournisseur
moderation-named-text = Il parle de : { $names }. Assurez-vous que personne n'est induit en erreur.
moderation-reason = Motif
moderation-reason-hint = Le fournisseur le lit.
moderation-publish = Publier
moderation-return = Renvoyer
moderation-mail = Dans les deux cas, le fournisseur est informé par e-mail et les deux journaux en gardent trace.
flash-entry-published = La fiche est publiée.
flash-entry-returned = La fiche est renvoyée au fournisseur.

mail-kind-directory-submitted = Fiche d'annuaire envoyée pour vérification
mail-kind-directory-published = Fiche d'annuaire publiée
mail-kind-directory-returned = Fiche d'annuaire renvoyée
mail-kind-directory-taken-down = Fiche d'annuaire retirée
mail-kind-contact-requested = Demande de contact
mail-kind-contact-answered = Réponse à une demande de contact

check-directory-provider = L'annuaire montre une organisation qui n'est pas fournisseur
check-contact-invited = Une demande de contact passe pour suivie d'une invitation qui n'est jamais partie

currency-aud = dollar australien (AUD)
currency-cad = dollar canadien (CAD)
currency-chf = franc suisse (CHF)
currency-czk = couronne tchèque (CZK)
currency-dkk = couronne danoise (DKK)
currency-eur = euro (EUR)
currency-gbp = livre sterling (GBP)
currency-huf = forint hongrois (HUF)
currency-nok = couronne norvégienne (NOK)
currency-nzd = dollar néo-zélandais (NZD)
currency-pln = zloty polonais (PLN)
currency-ron = leu roumain (RON)
currency-sek = couronne suédoise (SEK)
currency-sgd = dollar de Singapour (SGD)
currency-usd = dollar américain (USD)
