# Déplacer des clients : tableau, actions groupées, extension ; fins ; vues et étiquettes de la liste des clients

transition-see-customers = Voir tous les clients
phase-customers-count = { $done } sur { $all } invités ou étendus
phase-customers-staying = { $count ->
    [one] { $number } reste direct
   *[other] { $number } restent directs
}
customers-board = Voir où en sont vos clients directs sur le chemin vers un fournisseur

board-not-dual = Ce tableau est destiné aux partenaires à la fois directs et indirects. Votre organisation n'a pas de clients directs à confier à un fournisseur.
board-title = Clients en transition
board-lead = Une ligne par client direct. Il n'y a pas d'échéance : ce qui est chez vous y reste tant que ni vous ni le client n'en décidez autrement.
board-none = Aucun client direct
board-none-text = Il n'y a rien à déplacer. Les clients que vous servez par un fournisseur sont dans votre liste de clients.
board-progress = Avancement
board-asked = { $done } clients sur { $all } sont invités ou servis par un fournisseur.
board-by-state = Clients par état
board-customers = Clients
board-field-q = Nom
board-field-state = État
board-field-with = Fournisseur
board-column-id = Identifiant
board-column-name = Client
board-column-state = État
board-column-provider = Fournisseur
board-column-since = Depuis
board-choose = Choisir { $name }
board-since = depuis le { $date }
board-invitation = Invitation
board-hand-over = Transmettre : mettre fin à la relation directe
board-bulk = Pour plusieurs clients à la fois
board-bulk-lead = Cochez des clients ci-dessus, ou prenez toute la vue. Vous voyez d'abord ce qui en résulterait pour chacun.
board-scope-all = Tous les clients de cette vue, pas seulement ceux qui sont cochés
board-scope-hint = { $most } au plus à la fois, dans l'ordre de la liste
board-what = Que faire
board-deed-invite = Les inviter conjointement avec le fournisseur
board-deed-choose = Choisir le fournisseur, sans inviter encore
board-deed-stay = Les garder en direct
board-deed-reopen = Revenir sur le choix
board-provider = Fournisseur
board-provider-hint = Pour inviter et pour choisir
board-administration = Droits d'administration, pour inviter
board-preview = Voir ce qui en résulterait

move-state-not-started = Non commencé
move-state-provider-chosen = Fournisseur choisi
move-state-invited = Invité
move-state-consented = A consenti
move-state-handed-over = Transmis
move-state-staying = Reste direct

prepare-title = Pour plusieurs clients à la fois
prepare-title-invite = Inviter des clients conjointement avec { $provider }
prepare-title-choose = Choisir { $provider } pour des clients
prepare-title-stay = Garder des clients en direct
prepare-title-reopen = Revenir sur le choix pour des clients
prepare-lead = Rien n'est encore fait.
prepare-rows = Client par client
prepare-now = Maintenant
prepare-then = Ce qui en résulte
prepare-to = Destinataire
prepare-letters = Ce qui est écrit
prepare-letter = { $language } : { $subject }
prepare-link-here = (le lien personnel du client)
prepare-nothing = Il n'en résulterait rien. Choisissez d'autres clients, ou une autre action.
prepare-back = Retour au tableau
prepare-no-deed = Choisissez que faire.
prepare-no-provider = Choisissez le fournisseur.
prepare-nobody = Cochez au moins un client, ou prenez toute la vue.
prepare-too-many = Choisissez au plus { $most } clients à la fois.
prepare-submit = { $count ->
    [one] Le faire pour { $number } client
   *[other] Le faire pour { $number } clients
}
prepare-count-sent = { $count ->
    [one] { $number } client reçoit un message
   *[other] { $number } clients reçoivent un message
}
prepare-count-drafted = { $count ->
    [one] { $number } message est préparé, à vous de l'envoyer
   *[other] { $number } messages sont préparés, à vous de les envoyer
}
prepare-count-done = { $count ->
    [one] { $number } client change
   *[other] { $number } clients changent
}
prepare-count-not-open = { $count ->
    [one] { $number } client reste tel quel
   *[other] { $number } clients restent tels quels
}
prepare-count-gone = { $count ->
    [one] { $number } client est laissé de côté
   *[other] { $number } clients sont laissés de côté
}
prepare-count-written-today = { $count ->
    [one] { $number } client a reçu un message aujourd'hui
   *[other] { $number } clients ont reçu un message aujourd'hui
}

outcome-sent = Envoyé
outcome-drafted = Brouillon
outcome-done = Changé
outcome-not-open = Laissé tel quel
outcome-gone = Laissé de côté
outcome-written-today = Message déjà envoyé
outcome-meaning-sent = Le portail envoie le message à l'administrateur général du client.
outcome-meaning-drafted = Le portail ne connaît aucun administrateur général de ce client ; le message est préparé, à vous de l'envoyer dans la journée.
outcome-meaning-done = Il en sera comme choisi.
outcome-meaning-not-open = Cette action n'est pas possible dans l'état du client, ou il y est déjà.
outcome-meaning-gone = Ce n'est plus un de vos clients directs.
outcome-meaning-written-today = Le portail a écrit à ce client depuis moins d'un jour. Réessayez demain.
outcome-came-sent = Le message est en route vers l'administrateur général du client.
outcome-came-drafted = Le message vous attend. Ouvrez-le, envoyez-le par votre messagerie, puis choisissez Terminé ; au bout d'un jour il est supprimé.
outcome-came-done = Il en est comme choisi.
outcome-came-not-open = L'action n'était plus possible.
outcome-came-gone = Ce n'était plus un de vos clients directs.
outcome-came-written-today = Le portail avait écrit à ce client depuis moins d'un jour.
result-by = Par { $person }, { $at }
result-outcome = Ce qui en est résulté

nav-transitions = Transitions
transitions-lead = Les partenaires à la fois directs et indirects, et où en sont leurs clients directs sur le chemin vers un fournisseur.
transitions-none = Aucun partenaire n'est encore en transition
transitions-none-text = Les partenaires apparaissent ici quand ils ont accepté le contrat de revendeur indirect.
transitions-together = Tous les partenaires ensemble
transitions-total = { $count ->
    [one] { $number } client direct
   *[other] { $number } clients directs
}
transitions-progress = { $done } sur { $all }

extend-link = Étendre à un fournisseur
extend-title = Étendre à un fournisseur la relation avec { $customer }
extend-lead = Le fournisseur obtient une relation avec { $customer } et peut passer ses commandes avec vous. Votre relation directe reste telle quelle ; vous y mettez fin quand vous voulez.
extend-customer = Client
extend-current = Fournisseurs avec lesquels il est servi
extend-current-none = Aucun
extend-none = Aucun fournisseur à choisir
extend-none-text = Il vous faut un partenariat actif avec un fournisseur indirect qui ne sert pas encore ce client.
extend-what = Ce que le fournisseur apprend
extend-shared = Il voit désormais
extend-kept = Il ne voit ni ne peut
extend-choose = Fournisseur
extend-consent = { $customer } a accepté que ses données soient partagées comme indiqué
extend-consent-hint = Votre déclaration est conservée avec votre nom et l'heure, et le client en est informé par message.
extend-shared-name = le nom du client
extend-shared-id = son identifiant dans Partner Center
extend-shared-domain = son domaine
extend-shared-address = son adresse
extend-shared-country = son pays
extend-shared-registration = son numéro d'immatriculation
extend-shared-language = la langue de ses messages
extend-shared-validation = si son compte a été validé
extend-kept-rights = administrer : seul le client accorde ces droits, et jamais à un fournisseur
extend-kept-products = ce que le client tient de vous directement : commandes, abonnements, factures
extend-kept-agreement = un contrat client que vous avez attesté : le fournisseur demande le sien
extend-kept-notes = vos étiquettes et votre historique avec le client
extend-dual = Une relation peut être étendue par un partenaire à la fois direct et revendeur indirect. Votre organisation ne l'est pas, ou pas en ce moment.
extend-direct = Ce n'est pas un de vos clients directs, ou la relation prend fin ; elle ne peut donc pas être étendue.
extend-partnership = Il n'y a plus de partenariat actif avec ce fournisseur ; rien n'a donc été étendu.
extend-region = Ce fournisseur est dans une autre région que le client. Choisissez-en un de la région du client.
extend-related = Ce fournisseur sert déjà le client avec vous.
extend-changed = Ce qui est partagé a changé depuis que vous avez ouvert la page. Relisez, puis décidez.
missing-provider = Choisissez le fournisseur
missing-consent = Cochez que le client est d'accord, ou quittez la page
flash-extended = La relation est étendue. Le fournisseur et le client en sont informés par message.

remove-link = Mettre fin à cette relation
remove-title = Mettre fin à la relation avec { $customer }
remove-asked = Le client en a demandé la fin
remove-blockers = Ce qui s'y oppose encore
remove-free = Rien ne s'oppose à la fin.
remove-blocked = Quelque chose s'oppose encore à la fin ; voyez ci-dessous.
remove-blocked-by = La relation prend fin quand ceci est réglé :
remove-what = Ce qui en résulte
remove-stays = Reste
remove-ends = Prend fin
remove-understood = Je veux mettre fin à cette relation avec { $customer }
remove-submit = Mettre fin à la relation
remove-others = Vos autres relations avec ce client
remove-other = Mettre fin à : { $what }
remove-stays-other = votre autre relation : { $what }
remove-stays-with = la relation de { $partner } avec le client
remove-stays-record = ce qui s'est passé jusqu'ici, dans le journal de chacun
remove-effect-row = le client quitte votre liste si c'était la dernière relation
remove-effect-support = vous n'êtes plus son contact pour l'assistance
remove-effect-administration = vos droits d'administration, aussitôt
remove-effect-direct = vous ne pouvez plus commander pour lui ni le facturer en direct
remove-effect-reseller = vous ne pouvez plus le servir par le fournisseur
remove-effect-provider = vous ne pouvez plus passer ses commandes ; son revendeur a besoin d'un autre fournisseur
remove-effect-told = { $customer } et ceux qui le servent avec vous en sont informés par message
missing-understood-end = Cochez que vous voulez mettre fin à la relation, ou quittez la page
flash-relationship-removed = La relation a pris fin. Toutes les personnes concernées en sont informées par message.
duty-invitation = Une invitation conjointe ouverte pour { $subject } : retirez-la, ou attendez la réponse

views-title = Vos vues
views-save-title = Garder cette vue
views-name = Nom de la vue
views-hint = Vous seul la voyez. Elle garde recherche et filtres.
views-save = Garder la vue
views-manage = Supprimer des vues
views-delete = Supprimer
missing-view = Saisissez un nom
view-too-long = Cette vue a trop de filtres pour être gardée
view-name-taken = Vous avez déjà une vue nommée { $name }. Choisissez un autre nom, ou supprimez d'abord celle-là.
view-limit = Vous avez 20 vues, ce qui est la limite. Supprimez-en une d'abord.
flash-view-saved = La vue est gardée.
flash-view-deleted = La vue est supprimée.
bulk-tags-title = Étiquettes pour plusieurs clients
bulk-tags = Étiquettes
bulk-tags-hint = Cochez d'abord des clients dans la liste. Séparez les étiquettes par des virgules.
bulk-tags-add = Mettre
bulk-tags-remove = Enlever
bulk-tags-nobody = Aucun client n'était coché ; aucune étiquette n'a donc changé.
bulk-tags-what = Saisissez au moins une étiquette de 50 caractères au plus.
flash-tags-set = Les étiquettes sont en place.
joint-asked-before = Ce client a déjà une invitation ouverte. Retirez-la d'abord, ou attendez la réponse.

activity-relationship-removed = Le partenaire a mis fin à sa relation avec { $subject }
activity-relationship-ended = La relation avec { $subject } a pris fin, comme le client l'avait demandé
activity-relationship-extended = La relation avec { $subject } a été étendue à un fournisseur
activity-customers-moved = Action pour plusieurs clients en transition
activity-customers-tagged = Les étiquettes de plusieurs clients ont changé
detail-deed = Action
detail-sent = Messages envoyés
detail-drafted = Messages préparés
detail-done = Changés
detail-left-out = Laissés tels quels
detail-changed = Clients changés
detail-relationship = Relation
detail-served-with = Servi avec

mail-kind-relationship-removed = Relation terminée par le partenaire
mail-kind-relationship-ended = Relation terminée sur demande
mail-kind-relationship-extended = Relation étendue
mail-kind-provider-added = Fournisseur ajouté
mail-relationship-removed-subject = { $partner } a mis fin à sa relation avec { $customer }
mail-relationship-removed-body =
    Bonjour { $recipient },

    { $partner } a mis fin à sa relation avec { $customer } ({ $role }). Les droits d'administration éventuels ont pris fin aussitôt. Ce qui s'est passé jusqu'ici reste dans le journal de chacun.
mail-relationship-removed-action = Ouvrir Partner Center
mail-relationship-ended-subject = La relation de { $customer } avec { $partner } a pris fin
mail-relationship-ended-body =
    Bonjour { $recipient },

    { $customer } avait demandé la fin de sa relation avec { $partner } ({ $role }). Plus rien ne court et le jour est venu : elle a pris fin, et avec elle les droits d'administration. Ce qui s'est passé jusqu'ici reste dans le journal de chacun.
mail-relationship-ended-action = Ouvrir Partner Center
mail-relationship-extended-subject = { $customer } est maintenant votre client avec { $partner }
mail-relationship-extended-body =
    Bonjour { $recipient },

    { $partner } a étendu à { $provider } sa relation avec { $customer }. Vous voyez ce qu'il faut pour facturer le client et pouvez passer ses commandes avec { $partner }. Le client accepte le contrat client avec vous, ou vous l'attestez. Vous n'avez pas de droits d'administration.
mail-relationship-extended-action = Ouvrir le client
mail-provider-added-subject = { $provider } peut maintenant vous servir avec { $partner }
mail-provider-added-body =
    Bonjour { $recipient },

    { $partner }, qui sert { $customer }, a déclaré que vous acceptez d'être servi aussi par { $provider }. { $provider } voit vos nom, adresse, pays, domaine, numéro d'immatriculation et langue, et peut passer les commandes dont vous convenez avec { $partner }. Il n'a pas de droits d'administration.

    Si vous n'êtes pas d'accord, dites-le à { $partner } et mettez fin à la relation là où vous voyez qui a accès.
mail-provider-added-action = Voir qui a accès

check-administration-orphaned = Aucun droit d'administration ne survit à sa relation
check-listing-relationship = Chaque client d'une liste a une relation, et inversement
check-move-state = Chaque client en transition est dans l'état que disent ses relations et ses invitations
check-extension-result = Chaque extension a créé les deux relations
