# Les partenariats entre fournisseurs et revendeurs : invitations, pages derrière leurs liens, les deux listes, la fin

accept = Accepter
decline = Refuser
actions = Actions

letter-partnership-subject = { $provider } : invitation à un partenariat
letter-partnership-body =
    Bonjour,

    { $provider } souhaite travailler avec vous en tant que fournisseur indirect. Vous vendez à vos clients et les accompagnez ; nous passons les commandes, vous facturons et vous apportons notre assistance.

    Ouvrez ce lien personnel. Un administrateur général de votre organisation se connecte à Partner Center, lit ce que le partenariat accorde, puis accepte ou refuse :

    { $link }

    Le lien sert une seule fois, pendant { $days } jours. Rien ne change tant que vous n'avez pas accepté.

    Cordialement,
    { $person }
    { $provider }
letter-later = Continuer plus tard

partnership-anyone = Quiconque a le lien

partnership-title = { $provider } vous invite à un partenariat
partnership-lead = { $provider } est fournisseur indirect dans ce programme et souhaite que votre organisation soit son revendeur indirect.
partnership-who = Qui vous invite
partnership-as = À quel titre
partnership-as-reseller = Revendeur indirect : une entreprise qui vend à ses propres clients et commande par l'intermédiaire du fournisseur
partnership-for = Destinataire
partnership-until = Jusqu'au
partnership-next = « Continuer » mène à la connexion. Un administrateur général de votre organisation voit ensuite ce que le partenariat accorde, puis accepte ou refuse. Continuer n'accepte rien.
partnership-next-signed-in = « Continuer » montre ce que le partenariat accorde. Continuer n'accepte rien.
partnership-continue = Continuer

partnership-answer-lead = { $provider } souhaite devenir fournisseur indirect de { $organisation }. Lisez ce que cela accorde, puis acceptez ou refusez.
partnership-grants = Ce que le partenariat accorde
partnership-may = { $provider } peut
partnership-may-order = passer des commandes pour les clients que vous avez en commun avec { $provider }
partnership-may-name = créer de nouveaux clients et vous désigner comme leur revendeur
partnership-may-invite = inviter des clients avec vous
partnership-may-see = voir le profil de votre entreprise, son Partner ID, sa situation, son contact d'assistance, et si votre contrat de revendeur est signé
partnership-may-not = { $provider } ne peut pas
partnership-may-not-see = voir vos autres clients ni vos affaires avec d'autres fournisseurs
partnership-may-not-administer = administrer les comptes de vos clients ni recevoir de vous des droits d'administration
partnership-may-not-act = modifier vos données ni accepter quoi que ce soit en votre nom
partnership-lasts = Le partenariat dure jusqu'à ce que l'une des parties y mette fin. Vous ou { $provider } pouvez le faire à tout moment ; les clients et leurs abonnements demeurent.
partnership-understood = J'agis pour { $organisation } et j'accorde à { $provider } ce qui est énuméré ici
missing-partnership-understood = Cochez que vous accordez ce qui est énuméré, ou refusez
partnership-decline-title = Si vous ne le souhaitez pas
partnership-decline-hint = { $provider } le lira.
field-decline-reason = Motif
partnership-changed = Ce qu'accorde cette invitation, ou qui peut y répondre, a changé depuis que vous avez ouvert la page. Rien n'a été accepté. Rouvrez le lien et relisez-la.
flash-partnership-made = Vous êtes désormais partenaires.
flash-partnership-declined = Vous avez refusé l'invitation. Le fournisseur en est informé.

partnership-hand-over-text = Seul un administrateur général de { $organisation } peut répondre à cette invitation. Transmettez-la à l'un d'eux ; rien ne se perd.
partnership-hand-over-who = Qui peut répondre
partnership-hand-over-nobody = Votre organisation n'a aucun administrateur général actif pour le moment. Adressez-vous à l'opérateur du programme.
partnership-hand-over-to = Écrire à { $mail }
partnership-hand-over-link = Ou transmettez vous-même ce lien :
partnership-hand-over-until = Le lien fonctionne jusqu'au { $until }.
partnership-hand-over-subject = Invitation de { $provider } à un partenariat : merci de répondre
partnership-hand-over-body =
    Bonjour,

    { $provider } nous invite à un partenariat dans Partner Center. Seul un administrateur général peut répondre. Ouvrez ce lien, connectez-vous, puis acceptez ou refusez :

    { $link }

partnership-end-title-accepted = Cette invitation a été acceptée
partnership-accepted-text = L'invitation de { $provider } a été acceptée le { $at }. Son lien ne sert qu'une fois.
partnership-end-way-accepted = Il n'y a plus rien à faire ici. Le fournisseur figure dans la liste des fournisseurs indirects de l'organisation qui a accepté.
partnership-end-title-declined = Cette invitation a été refusée
partnership-declined-text = L'invitation de { $provider } a été refusée le { $at }. Son lien ne sert qu'une fois.
partnership-end-way-declined = Si vous avez changé d'avis, demandez une nouvelle invitation au fournisseur.
partnership-end-title-expired = Cette invitation a expiré
partnership-expired-text = L'invitation de { $provider } était ouverte jusqu'au { $at }.
partnership-end-way-expired = Demandez-en une nouvelle au fournisseur ; cela prend une minute.
partnership-end-title-withdrawn = Cette invitation a été retirée
partnership-withdrawn-text = { $provider } a retiré cette invitation.
partnership-end-way-withdrawn = Si vous ne vous y attendiez pas, interrogez le fournisseur.
partnership-end-title-replaced = Il existe une invitation plus récente
partnership-replaced-text = { $provider } a envoyé une invitation plus récente à la place de celle-ci.
partnership-end-way-replaced = Cherchez le message le plus récent du fournisseur et ouvrez le lien qu'il contient, ou interrogez le fournisseur.
partnership-unknown-title = Ce lien n'est pas connu
partnership-unknown-text = Il a peut-être été coupé ou modifié en chemin, ou n'a jamais été envoyé.
partnership-unknown-way = Ouvrez-le de nouveau depuis le message d'origine, ou copiez le lien entier dans la barre d'adresse. Si cela n'aide pas, demandez-en un nouveau au fournisseur.

partnership-kind-title = Cette invitation s'adresse aux revendeurs
partnership-kind-text = { $provider } invite des partenaires du programme à revendre. { $organisation } n'est pas un partenaire et ne peut donc pas répondre.
partnership-kind-way = Si vous vouliez devenir client, demandez au fournisseur une invitation pour les clients. Si vous agissez aussi pour un partenaire, connectez-vous pour celui-ci.
partnership-self-title = C'est votre propre invitation
partnership-self-text = { $organisation } a elle-même envoyé cette invitation. Seul le partenaire à qui elle s'adresse peut y répondre.
partnership-self-way = La liste vous dit où elle en est.
partnership-addressee-title = Cette invitation s'adresse à une autre organisation
partnership-addressee-text = { $organisation } ne peut pas y répondre : elle a été écrite à quelqu'un d'autre. Elle vous a peut-être été transférée.
partnership-addressee-mail = Elle a été envoyée à { $mail }.
partnership-addressee-way = Si c'est vous, déconnectez-vous et connectez-vous avec ce compte. Si votre organisation doit être invitée, adressez-vous à la personne qui vous a envoyé le lien.
partnership-programme-title = Devenez d'abord revendeur indirect
partnership-programme-text = { $provider } invite des revendeurs indirects. { $organisation } ne l'est pas encore.
partnership-programme-way = Inscrivez-vous et acceptez le contrat de revendeur indirect, ou attendez que cela vous soit proposé ; rouvrez ensuite ce lien. Il fonctionne jusqu'à son expiration.
partnership-standing-title = Votre organisation ne peut pas accepter pour le moment
partnership-standing-text = { $organisation } est suspendue ou n'est plus autorisée comme revendeur indirect ; elle ne peut donc pas devenir partenaire de { $provider } maintenant.
partnership-standing-way = Réglez ce point avec l'opérateur du programme, puis rouvrez ce lien.
partnership-agreement-title = Votre contrat manque
partnership-agreement-text = { $organisation } n'a pas accepté le contrat de revendeur indirect ; elle ne peut donc pas encore devenir partenaire de { $provider }.
partnership-agreement-way = Un administrateur général de votre organisation l'accepte dans la vue d'ensemble. Rouvrez ensuite ce lien.
partnership-provider-title = Le fournisseur ne peut pas prendre de partenaires pour le moment
partnership-provider-text = { $provider } ne peut pas engager de nouvelles affaires actuellement.
partnership-provider-way = Rouvrez ce lien plus tard, ou interrogez le fournisseur.
partnership-region-title = Le fournisseur est dans une autre région
partnership-region-text = Votre organisation relève de la région { $mine }, le fournisseur de la région { $theirs }. Les partenaires doivent être dans la même région.
partnership-region-way = Cherchez un fournisseur dans votre région.
partnership-partnered-title = Vous êtes déjà partenaires
partnership-partnered-text = { $organisation } et { $provider } sont partenaires ; il n'y a rien à accepter.
partnership-partnered-way = Le fournisseur figure dans votre liste.
partnership-ask = Écrire à { $provider }
partnership-ask-subject = Une nouvelle invitation à un partenariat avec { $provider }
partnership-ask-body = Bonjour, le lien de votre invitation à un partenariat ne fonctionne plus pour nous. Pourriez-vous nous en envoyer un nouveau ? Merci.
partnership-to-providers = Aller aux fournisseurs indirects

partners-provider = Fournisseur
partners-reseller = Revendeur indirect
partners-since = Partenaire depuis
partners-customers = Clients communs
partners-pending = Invitations en attente
invitations-waiting = Invitations qui attendent votre réponse
invitations-waiting-text = Votre administrateur général répond avec le lien du message du fournisseur. S'il est introuvable, demandez-en un nouveau au fournisseur.
invitations-waiting-times = Envoyée le { $sent }, ouverte jusqu'au { $until }
invitations-wait = { $count ->
    [one] { $count } invitation attend votre réponse
   *[other] { $count } invitations attendent votre réponse
}
partners-view-customers = Afficher les clients
partners-remove = Mettre fin au partenariat
partnership-blocked = En repos tant que votre organisation ne peut pas vendre
resellers-tab = Partenaires
resellers-agreement = Contrat
resellers-standing = Situation
resellers-none = Pas encore de revendeurs indirects
resellers-none-text = Invitez un revendeur. Dès qu'il accepte, il figure ici.
resellers-unsigned = { $count ->
    [one] { $number } revendeur de cette page n'a pas signé le contrat de revendeur indirect. Les commandes pour lui ne sont pas possibles tant qu'il ne l'a pas fait ; vous pouvez le lui rappeler.
   *[other] { $number } revendeurs de cette page n'ont pas signé le contrat de revendeur indirect. Les commandes pour eux ne sont pas possibles tant qu'ils ne l'ont pas fait ; vous pouvez le leur rappeler.
}
resellers-count = { $count ->
    [one] { $number } revendeur sur cette page
   *[other] { $number } revendeurs sur cette page
}
resellers-remind = Rappeler
agreement-signed = Signé
agreement-not-signed = Non signé
flash-reseller-reminded = Un rappel est envoyé par e-mail aux administrateurs généraux du revendeur.
flash-reseller-reminded-before = Vous avez déjà envoyé un rappel à ce revendeur aujourd'hui. Vous pourrez recommencer demain.
flash-reseller-signed = Ce revendeur a signé entre-temps.

check-title = Vérifier un contrat
check-lead = Sachez si un partenaire a signé le contrat de revendeur indirect.
check-submit = Vérifier
check-signed = Côté contrat, les commandes pour ce revendeur sont possibles.
check-not-signed = Les commandes pour ce revendeur ne sont pas possibles tant que l'un de ses administrateurs généraux n'a pas accepté le contrat.
check-same-region = La même région que la vôtre.
check-other-region = Une autre région que la vôtre : un partenariat n'est pas possible.
check-partnered = { $name } est déjà votre partenaire.
field-partner = Partner ID ou nom
partner-hint = Le Partner ID, ou le nom exactement comme il est enregistré
missing-partner = Saisissez le Partner ID ou le nom du partenaire
partner-unknown = Aucun revendeur indirect n'a ce Partner ID ou ce nom. Vérifiez le numéro, ou écrivez plutôt à une adresse e-mail.
partner-ambiguous = Plusieurs partenaires portent ce nom. Saisissez le Partner ID.
partner-other-region = { $name } est dans une autre région ; un partenariat n'est pas possible
partner-partnered = { $name } est déjà votre partenaire

invitations-title = Invitations
invitations-new = Inviter un revendeur
invitations-new-lead = Dites d'abord à qui s'adresse l'invitation. À la page suivante, vous relisez et modifiez la lettre avec son lien personnel, puis vous l'envoyez.
invitations-write = Rédiger la lettre
invitations-none = Pas encore d'invitations
invitations-none-text = Invitez un revendeur ; vous verrez ici si le lien a été ouvert, accepté ou refusé, et jusqu'à quand il fonctionne.
invitations-all-states = Tous les états
invitations-to = Destinataire
invitations-created = Créée
invitations-sent = Envoyée
invitations-opened = Ouverte
invitations-expires = Expire
invitations-resend = Renvoyer
invitations-withdraw = Retirer
invitations-count = { $count ->
    [one] { $number } invitation sur cette page
   *[other] { $number } invitations sur cette page
}
field-whom = À qui s'adresse-t-elle ?
invitation-whom-partner = Un partenaire du programme
invitation-whom-mail = Une adresse e-mail
invitation-whom-anyone = Quiconque a le lien
missing-whom = Choisissez à qui s'adresse l'invitation
partner-hint-whom = Pour un partenaire du programme : son Partner ID, ou son nom exactement comme il est enregistré. Lui seul peut accepter.
invitation-mail-hint = Pour une adresse e-mail : seule l'organisation de cette personne, ou de ce domaine, peut accepter.
field-letter-language = Langue de la lettre
invitation-to = Invitation : { $to }
invitation-letter = Lettre : { $to }
invitation-letter-lead = Relisez la lettre, modifiez-la à votre guise et envoyez-la. Les brouillons sont gardés un jour.
invitation-replaces = Cette lettre a un nouveau lien. Le lien de l'invitation précédente fonctionne jusqu'à l'envoi de celle-ci.
invitation-discard = Jeter ce brouillon
invitation-link-hidden = Le lien lui-même n'est connu que de qui a reçu la lettre. Pour le renvoyer, créez-en un nouveau.
invitation-by-portal = Par Partner Center
invitation-by-hand = Par vos soins
invitation-answered = Réponse
invitation-misdirected = Une autre organisation a essayé d'y répondre le { $at }
invitation-reason = Motif : { $reason }
invitation-state-draft = Brouillon
invitation-state-sent = Envoyée
invitation-state-opened = Ouverte
invitation-state-accepted = Acceptée
invitation-state-declined = Refusée
invitation-state-expired = Expirée
invitation-state-withdrawn = Retirée
invitation-state-replaced = Remplacée
invitation-meaning-draft = Quelqu'un rédige la lettre ; le lien ne fonctionne pas encore.
invitation-meaning-sent = Le lien fonctionne et n'a pas été ouvert.
invitation-meaning-opened = Quelqu'un a suivi le lien ; la réponse est attendue.
invitation-meaning-accepted = Vous êtes partenaires.
invitation-meaning-declined = Le revendeur ne le souhaite pas. Vous pouvez en envoyer une nouvelle.
invitation-meaning-expired = Son délai est passé sans réponse. Vous pouvez en envoyer une nouvelle.
invitation-meaning-withdrawn = Vous l'avez retirée. Vous pouvez en envoyer une nouvelle.
invitation-meaning-replaced = Une invitation plus récente a pris sa place ; l'ancien lien le dit.
invitation-is-draft = Cette invitation est encore un brouillon.
invitation-is-sent = Cette invitation a été envoyée entre-temps.
invitation-is-opened = Cette invitation a été envoyée et ouverte entre-temps.
invitation-is-accepted = Cette invitation a été acceptée entre-temps : vous êtes partenaires.
invitation-is-declined = Cette invitation a été refusée entre-temps.
invitation-is-expired = Cette invitation a expiré entre-temps.
invitation-is-withdrawn = Cette invitation a été retirée entre-temps.
invitation-is-replaced = Une invitation plus récente a pris la place de celle-ci entre-temps.
invitation-overtaken-draft = L'invitation précédente est encore un brouillon.
invitation-overtaken-accepted = L'invitation précédente a été acceptée entre-temps : vous êtes partenaires, il n'y a plus rien à envoyer. Jetez ce brouillon.
invitation-overtaken-replaced = Une invitation plus récente a pris la place de la précédente entre-temps. Jetez ce brouillon.
invitation-not-active = Votre organisation ne peut pas engager de nouvelles affaires pour le moment ; elle ne peut donc pas inviter de revendeurs. Réglez ce point avec l'opérateur.
invitation-no-address = Partner Center ne sait pas à qui envoyer cette lettre. Envoyez-la depuis votre messagerie et sélectionnez « Terminé ».
flash-invitation-sent = L'invitation est en route.
flash-invitation-done = L'invitation figure comme envoyée ; son lien fonctionne maintenant.
flash-link-restored = Le lien est de nouveau dans la lettre.
flash-draft-discarded = Le brouillon est jeté.
flash-invitation-withdrawn = L'invitation est retirée ; son lien ne fonctionne plus.

partnership-end = Mettre fin au partenariat avec { $name }
partnership-end-lead = Le partenariat avec { $name } prend fin aussitôt. Les deux parties en sont informées par e-mail.
partnership-end-stays = Ce qui demeure
partnership-end-stays-customers = { $count ->
    [one] { $number } client commun avec ses relations et ses abonnements en cours
   *[other] { $number } clients communs avec leurs relations et leurs abonnements en cours
}
partnership-end-stays-rights = Les droits d'administration que des clients ont accordés
partnership-end-stays-record = La trace de ce qui a été fait ensemble
partnership-end-ends = Ce qui prend fin
partnership-end-ends-orders = Les nouvelles commandes avec { $name } comme revendeur
partnership-end-ends-new = Les nouvelles commandes par { $name }
partnership-end-ends-invitations = Les nouvelles invitations conjointes avec { $name }
partnership-end-ends-profile = Votre accès au profil, à la situation et au contrat de { $name }
partnership-end-ends-own = L'accès de { $name } à votre profil, à votre situation et à votre contrat
partnership-end-notice = Partner Center n'envoie pas de préavis légal
partnership-end-notice-text = Si votre contrat avec { $name } exige un préavis, donnez-le vous-même. Pour retravailler ensemble, il faudra accepter une nouvelle invitation.
partnership-end-good-faith = J'agis de bonne foi et je suis en droit de mettre fin au partenariat avec { $name }
missing-good-faith = Cochez que vous agissez de bonne foi
partnership-end-submit = Mettre fin au partenariat
partnership-removed-before = Ce partenariat a pris fin entre-temps.
flash-partnership-removed = Le partenariat a pris fin. Les deux parties en sont informées.
