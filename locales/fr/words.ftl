# Les mots des codes : rôles, programmes, situations, états, lieux ; les moments ; ce que dit la dernière action

moment = { $date } à { $time }

flash-saved = Vos modifications sont enregistrées.
flash-partner-id = Ce Partner ID est désormais le Partner ID associé.
flash-partner-registered = Le partenaire est enregistré et son administrateur général est invité.
flash-mail-resent = Le message est de nouveau en attente d'envoi.
flash-password-chosen = Votre nouveau mot de passe est enregistré. Utilisez-le pour vous connecter.
flash-joined = Vous avez accepté l'invitation.
flash-signed-out = Vous êtes déconnecté.

role-global-admin = Administrateur général
role-user-admin = Administrateur des utilisateurs
role-billing-admin = Administrateur de facturation
role-admin-agent = Agent d'administration
role-sales-agent = Agent commercial
role-helpdesk-agent = Agent d'assistance
role-account-admin = Administrateur de compte
role-partner-admin = Administrateur du partenaire
role-incentives-admin = Administrateur des primes
role-incentives-user = Utilisateur des primes
role-report-viewer = Lecteur de rapports
role-default-user = Utilisateur
role-super = Super administrateur
role-programme-manager = Responsable du programme
role-reviewer = Examinateur
role-finance = Finances
role-support = Assistance
role-auditor = Auditeur

badge-operator = Opérateur
badge-direct = Partenaire direct
badge-indirect-reseller = Revendeur indirect
badge-indirect-provider = Fournisseur indirect
badge-direct-and-indirect = Revendeur direct et indirect

programme-direct = Partenaire direct
programme-indirect-reseller = Revendeur indirect
programme-indirect-provider = Fournisseur indirect

standing-active = Actif
standing-restricted = Restreint
standing-suspended = Suspendu
standing-deauthorized = Autorisation retirée
standing-closed = Clos
standing-meaning-active = Tout est en ordre.
standing-meaning-restricted = Plus de nouvelles ventes ; les abonnements et leurs renouvellements se poursuivent. L'opérateur lève la restriction.
standing-meaning-suspended = Les ventes sont arrêtées tant que la cause n'est pas réglée avec l'opérateur ; l'existant peut être géré.
standing-meaning-deauthorized = L'autorisation a été retirée. Le partenaire peut déposer une nouvelle demande après un délai d'attente.
standing-meaning-closed = Clos par l'opérateur et conservé pour mémoire.

verification-title = Vérification de l'entreprise
verification-none = Pas commencée
verification-pending = En cours
verification-authorized = Confirmée
verification-rejected = Refusée
verification-meaning-none = L'opérateur n'a pas commencé à vérifier l'entreprise.
verification-meaning-pending = L'opérateur vérifie l'entreprise ; une personne se prononce au plus tard trois jours ouvrés après une demande.
verification-meaning-authorized = L'entreprise est confirmée ; il n'y a rien à faire.
verification-meaning-rejected = L'entreprise n'a pas pu être confirmée. Toute inscription est bloquée tant que ce point n'est pas réglé avec l'opérateur.

language-en = Anglais
language-fr = Français

region-eu = Europe
region-na = Amérique du Nord
region-apac = Asie-Pacifique

country-at = Autriche
country-au = Australie
country-be = Belgique
country-bg = Bulgarie
country-ca = Canada
country-ch = Suisse
country-cy = Chypre
country-cz = Tchéquie
country-de = Allemagne
country-dk = Danemark
country-ee = Estonie
country-es = Espagne
country-fi = Finlande
country-fr = France
country-gb = Royaume-Uni
country-gr = Grèce
country-hr = Croatie
country-hu = Hongrie
country-id = Indonésie
country-ie = Irlande
country-is = Islande
country-it = Italie
country-jp = Japon
country-li = Liechtenstein
country-lt = Lituanie
country-lu = Luxembourg
country-lv = Lettonie
country-mt = Malte
country-my = Malaisie
country-nl = Pays-Bas
country-no = Norvège
country-nz = Nouvelle-Zélande
country-pl = Pologne
country-pt = Portugal
country-ro = Roumanie
country-se = Suède
country-sg = Singapour
country-si = Slovénie
country-sk = Slovaquie
country-us = États-Unis
