# Un partenaire direct sollicite seul : les mots qui diffèrent

solo-title = Invitations directes
solo-begin-lead = Une lettre, un lien : le client accorde une relation à votre organisation. À la page suivante, vous relisez et modifiez la lettre, puis vous l'envoyez.
solo-administration-hint = Avec eux, vous gérez les abonnements, les licences et les utilisateurs du client. Le client peut les décocher et accepter quand même.
solo-list-lead = Les clients à qui vous avez demandé une relation avec votre seule organisation. Le lien lui-même n'est connu que de qui a reçu la lettre.
solo-none-text = Invitez un client ; vous verrez ici si le lien a été ouvert, accepté ou refusé, et jusqu'à quand il fonctionne.
solo-letter = Lettre à un client
solo-invitation = Invitation directe
solo-meaning-withdrawn = Elle a été retirée, ou votre organisation est devenue revendeur indirect. Vous pouvez la renouveler tant que de nouveaux clients directs vous sont ouverts.
solo-direct-meanwhile = Entre-temps, votre organisation ne peut plus demander de nouveaux clients directs : elle est devenue revendeur indirect, ou sa situation a changé. Rien n'a été envoyé.

solo-letter-subject = { $reseller } souhaite travailler pour vous
solo-letter-asks = Nous vous demandons de nous autoriser comme revendeur de référence. Nous ne demandons pas de droits d'administration.
solo-letter-asks-admin = Nous vous demandons de nous autoriser comme revendeur de référence et à gérer pour vous les abonnements, les licences et les utilisateurs. Vous pouvez refuser les droits d'administration.
solo-letter-body =
    Bonjour,

    { $reseller } vous conseille, passe vos commandes, établit les factures et vous accompagne. { $asks }

    Deux étapes, pour un administrateur général de votre organisation :

    1. Vérifiez que le profil de votre organisation est complet.
    2. Ouvrez ce lien, lisez ce que nous pouvons faire, puis acceptez ou refusez :

    { $link }

    { $lasts } Rien ne change tant que vous n'avez pas accepté.

    Cordialement,
    { $person }

solo-landing-title = Un partenaire demande votre autorisation
solo-landing-lead = { $reseller } demande une relation à votre organisation : il vous vendrait directement. Vous décidez.
solo-the-reseller = Partenaire direct
solo-the-reseller-is = Vous conseille, passe les commandes, établit les factures et vous accompagne
solo-next = Après la connexion, un administrateur général de votre organisation lit ce que le partenaire peut faire, puis accepte ou refuse. Continuer n'accepte rien.

solo-answer-title = Autoriser votre partenaire
solo-answer-lead = Pour { $organisation } : lisez ce que le partenaire peut faire, puis acceptez ou refusez.
solo-neither = Ne peut pas
solo-partner-advises = vous conseiller, être votre interlocuteur et vous faire des offres
solo-partner-orders = passer pour vous les commandes dont vous avez convenu
solo-partner-bills = facturer ces commandes et suspendre, après avertissement, ce qui n'est pas payé
solo-partner-sees = voir le profil de votre organisation, ainsi que les commandes, abonnements et licences achetés par son intermédiaire
solo-neither-content = lire votre courrier, vos fichiers ou d'autres contenus
solo-neither-accepts = accepter des contrats ou d'autres partenaires en votre nom
solo-neither-passes = transmettre son autorisation à quelqu'un d'autre
solo-neither-administers = administrer votre organisation sans la case ci-dessous
solo-shared = Ce qu'il apprend
solo-lasts-text = Jusqu'à ce que vous ou { $reseller } y mettiez fin. Vous la voyez sous « Qui a accès à nos données » et pouvez y demander sa fin.
solo-understood = J'agis pour { $organisation }, j'autorise le partenaire comme décrit et j'accepte le contrat client
solo-decline-hint = Le partenaire le lira.
solo-hand-over-body =
    Bonjour,

    { $reseller } nous demande une autorisation dans Partner Center. Seul un administrateur général peut répondre. Ouvrez ce lien, connectez-vous, puis acceptez ou refusez :

    { $link }

solo-withdrawn-way = Si vous ne vous y attendiez pas, interrogez le partenaire. Celui qui est devenu revendeur indirect ne prend plus de nouveaux clients directs ; il peut vous inviter de nouveau, avec un fournisseur.
solo-standing-title = Ce partenaire ne prend pas de nouveaux clients directs pour le moment
solo-standing-text = { $organisation } ne peut pas l'accepter maintenant : la situation du partenaire dans le programme ne le permet pas, ou il est devenu revendeur indirect.
solo-standing-way = Rouvrez ce lien plus tard, ou interrogez la personne qui vous a invité.
solo-region-title = Le partenaire est dans une autre région
solo-region-text = { $organisation } est dans une autre région que ce partenaire. Une relation doit rester dans une même région.
solo-region-way = Cherchez un partenaire dans votre région.
solo-related-title = Vous avez déjà accepté ce partenaire
solo-related-text = { $organisation } est déjà un client direct de ce partenaire ; il n'y a rien à accepter.
solo-related-way = Vous voyez ce qu'il peut faire sous « Qui a accès à nos données ».
solo-join-lead = { $reseller } demande votre autorisation. Dites-nous d'abord qui vous êtes ; rien n'est créé avant que votre adresse e-mail soit vérifiée.
solo-receipt-lead = { $reseller } est autorisé.
