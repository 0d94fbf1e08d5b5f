# Les invitations conjointes : revendeur et fournisseur sollicitent un client ensemble ; le côté du client ; qui a accès

nav-own-partners = Qui a accès à nos données

joint-invite = Inviter de nouveaux clients
joint-invite-with = Inviter de nouveaux clients avec { $partner }
joint-choose = Inviter de nouveaux clients
joint-choose-lead = Choisissez le fournisseur qui commandera pour le client. Chaque fournisseur a ses propres invitations et relations.
joint-title = Invitations conjointes
joint-title-with = Invitations conjointes avec { $partner }
joint-list-lead = Le revendeur et le fournisseur voient la même liste. Le lien lui-même n'est connu que de qui a reçu la lettre.
joint-none-text = Invitez un client ; vous verrez ici tous deux si le lien a été ouvert, accepté ou refusé, et jusqu'à quand il fonctionne.
joint-begin-lead = Une lettre, un lien : le client vous accepte tous deux ensemble. À la page suivante, vous relisez et modifiez la lettre, puis vous l'envoyez.
field-administration = Droits d'administration pour { $reseller }
joint-administration-hint = Avec eux, le revendeur gère les abonnements, les licences et les utilisateurs du client. Le client peut les décocher et accepter quand même. Le fournisseur ne les reçoit jamais.
joint-administration-on = Demander les droits d'administration
joint-administration-off = Ne pas les demander
missing-administration = Choisissez de demander ou non les droits d'administration
field-customer = Client
customer-hint = Pour votre liste ; le client ne le voit pas
joint-mail-hint = Avec une adresse, seule l'organisation de cette personne, ou de ce domaine, peut accepter. Sans adresse, la première qui reçoit le lien.
field-reach = Qui peut utiliser le lien
joint-reach-one = Un seul client
joint-reach-campaign = Plusieurs clients : un lien de campagne
reach-hint = Un lien de campagne reste ouvert 90 jours. Vous le distribuez vous-même ; chaque client qui répond figure séparément dans la liste.
missing-reach = Choisissez qui peut utiliser le lien
joint-campaign-mail = Un lien de campagne s'adresse à plusieurs clients : laissez l'adresse vide, ou invitez un seul client
joint-campaign = Lien de campagne
joint-campaign-answers = Acceptée : { $accepted }, refusée : { $declined }
joint-campaign-came = Par un lien de campagne
joint-remind = Envoyer un rappel
joint-remind-from = Vous pourrez envoyer un rappel à partir du { $at }.
joint-written-lately = La dernière lettre est partie il y a moins de 7 jours. Attendez un peu avant de relancer le client.
flash-joint-reminded = Le rappel est en route, avec un nouveau lien. Le lien précédent ne fonctionne plus.
joint-letter = Lettre à un client, avec { $partner }
joint-with-admin = Elle demande les droits d'administration.
joint-without-admin = Elle ne demande pas de droits d'administration.
joint-invitation = Invitation conjointe avec { $partner }
joint-anyone = Quiconque a le lien
joint-rights = Droits d'administration
joint-rights-granted = Accordés
joint-rights-asked = Demandés
joint-rights-none = Aucun
joint-renew = Renouveler
joint-not-active = Le partenariat est en repos ou terminé ; aucun client ne peut être invité ensemble pour le moment.
joint-meaning-campaign = Le lien fonctionne encore pour d'autres ; chaque client qui répond a sa propre ligne dans la liste.
joint-meaning-draft = Quelqu'un rédige la lettre ; le lien ne fonctionne pas encore.
joint-meaning-sent = Le lien fonctionne et n'a pas été ouvert.
joint-meaning-opened = Quelqu'un a suivi le lien ; la réponse est attendue.
joint-meaning-accepted = Le client a accepté.
joint-meaning-declined = Le client ne le souhaite pas. Vous pouvez renouveler l'invitation.
joint-meaning-expired = Son délai est passé sans réponse. Vous pouvez renouveler l'invitation.
joint-meaning-withdrawn = Elle a été retirée, ou le partenariat a pris fin. Vous pouvez la renouveler tant que le partenariat est en vigueur.
joint-meaning-replaced = Une invitation plus récente a pris sa place ; l'ancien lien le dit.
joint-is-draft = Cette invitation est encore un brouillon.
joint-is-sent = Cette invitation a été envoyée entre-temps.
joint-is-opened = Cette invitation a été envoyée et ouverte entre-temps.
joint-is-accepted = Cette invitation a été acceptée entre-temps : le client figure dans votre liste.
joint-is-declined = Cette invitation a été refusée entre-temps.
joint-is-expired = Cette invitation a expiré entre-temps.
joint-is-withdrawn = Cette invitation a été retirée entre-temps.
joint-is-replaced = Une invitation plus récente a pris la place de celle-ci entre-temps.
joint-overtaken-draft = L'invitation précédente est encore un brouillon.
joint-overtaken-accepted = L'invitation précédente a été acceptée entre-temps ; il n'y a plus rien à envoyer. Jetez ce brouillon.
joint-overtaken-replaced = Une invitation plus récente a pris la place de la précédente entre-temps. Jetez ce brouillon.

joint-letter-subject = { $reseller } et { $provider } souhaitent travailler pour vous
joint-letter-asks = Nous vous demandons de nous autoriser comme revendeurs de référence. Nous ne demandons pas de droits d'administration.
joint-letter-asks-admin = Nous vous demandons de nous autoriser comme revendeurs de référence, et d'autoriser { $reseller } à gérer pour vous les abonnements, les licences et les utilisateurs. Vous pouvez refuser les droits d'administration.
letter-lasts-once = Le lien sert une seule fois, pendant { $days } jours.
letter-lasts-campaign = Chaque organisation répond pour elle-même. Le lien fonctionne pendant { $days } jours.
joint-letter-body =
    Bonjour,

    { $reseller } vous conseille et vous accompagne ; { $provider } passe les commandes et établit les factures. { $asks }

    Deux étapes, pour un administrateur général de votre organisation :

    1. Vérifiez que le profil de votre organisation est complet.
    2. Ouvrez ce lien, lisez ce que chacun de nous peut faire, puis acceptez ou refusez :

    { $link }

    { $lasts } Rien ne change tant que vous n'avez pas accepté.

    Cordialement,
    { $person }

other-account = Utiliser un autre compte
joint-landing-title = Deux partenaires demandent votre autorisation
joint-landing-lead = { $reseller } et { $provider } demandent à votre organisation de les accepter ensemble. Vous décidez des deux à la fois.
joint-the-reseller = Revendeur
joint-the-provider = Fournisseur
joint-the-reseller-is = Vous conseille et vous accompagne
joint-the-provider-is = Passe les commandes et établit les factures
joint-next = Après la connexion, un administrateur général de votre organisation lit ce que chacun peut faire, puis accepte ou refuse. Continuer n'accepte rien.
joint-new = Créer votre organisation et votre compte

joint-answer-title = Autoriser votre revendeur et son fournisseur
joint-answer-lead = Pour { $organisation } : lisez ce que chacun peut faire, puis acceptez ou refusez les deux.
joint-may = Peut
joint-neither = Ni l'un ni l'autre ne peut
joint-reseller-advises = vous conseiller, être votre premier interlocuteur et vous faire des offres
joint-reseller-sees = voir le profil de votre organisation, ainsi que les abonnements et licences achetés par { $provider }
joint-reseller-asks = demander à { $provider } de commander pour vous ce dont vous avez convenu
joint-provider-orders = passer pour vous les commandes dont vous avez convenu avec { $reseller }
joint-provider-bills = facturer ces commandes et suspendre, après avertissement, ce qui n'est pas payé
joint-provider-sees = voir le profil de votre organisation, ainsi que les commandes et abonnements qu'il traite
joint-neither-content = lire votre courrier, vos fichiers ou d'autres contenus
joint-neither-accepts = accepter des contrats ou d'autres partenaires en votre nom
joint-neither-passes = transmettre son autorisation à quelqu'un d'autre
joint-neither-administers = administrer votre organisation sans la case ci-dessous ; { $provider }, jamais
joint-administration-box = Accorder à { $reseller } les droits d'administration
joint-administration-text = { $reseller } peut alors gérer en votre nom les abonnements, les licences et les utilisateurs, réinitialiser des mots de passe et demander de l'assistance. Décochez pour accepter sans ; vous pouvez mettre fin à ces droits à tout moment, aussitôt.
joint-shared = Ce que tous deux apprennent
joint-shared-text = Le nom, l'adresse, le pays et le domaine de votre organisation, et le nom de la personne qui accepte
joint-lasts = Durée
joint-lasts-text = Jusqu'à ce que vous, { $reseller } ou { $provider } y mettiez fin, chaque relation séparément. Vous les voyez sous « Qui a accès à nos données » et pouvez y demander leur fin.
joint-answer-until = Répondre jusqu'au
joint-understood = J'agis pour { $organisation }, j'autorise les deux partenaires comme décrit et j'accepte le contrat client
missing-joint-understood = Cochez que vous donnez cette autorisation et acceptez le contrat, ou refusez
joint-decline-title = Si vous ne le souhaitez pas
joint-decline-hint = Les deux partenaires le liront.
joint-no-agreement = L'opérateur n'a pas encore publié de contrat client ; rien ne peut donc être accepté. Rouvrez ce lien plus tard.
flash-joint-accepted = Vous avez donné votre autorisation.
flash-joint-declined = Vous avez refusé. L'auteur de la demande en est informé.
flash-customer-joined = Votre organisation et votre compte sont créés. Il reste une étape : lisez ceci et décidez.
joint-hand-over-text = Seul un administrateur général de { $organisation } peut répondre à cette invitation. Transmettez-la à l'un d'eux ; rien ne se perd.
joint-hand-over-subject = { $reseller } demande une autorisation : merci de répondre
joint-hand-over-body =
    Bonjour,

    { $reseller } et son fournisseur nous demandent de les autoriser dans Partner Center. Seul un administrateur général peut répondre. Ouvrez ce lien, connectez-vous, puis acceptez ou refusez :

    { $link }

joint-unknown-way = Ouvrez-le de nouveau depuis le message d'origine, ou copiez le lien entier dans la barre d'adresse. Si cela n'aide pas, demandez-en un nouveau à la personne qui vous l'a envoyé.
joint-accepted-title = Cette invitation a été acceptée
joint-accepted-text = L'invitation de { $partner } a été acceptée le { $at }. Son lien ne sert qu'une fois.
joint-accepted-way = Il n'y a plus rien à faire ici. Sous « Qui a accès à nos données », un administrateur général de l'organisation qui a accepté voit ce qui a été accordé.
joint-declined-title = Cette invitation a été refusée
joint-declined-text = L'invitation de { $partner } a été refusée le { $at }. Son lien ne sert qu'une fois.
joint-declined-way = Si vous avez changé d'avis, demandez-en une nouvelle au partenaire.
joint-expired-title = Cette invitation a expiré
joint-expired-text = L'invitation de { $partner } était ouverte jusqu'au { $at }.
joint-expired-way = Demandez au partenaire de la renouveler ; cela prend une minute.
joint-withdrawn-title = Cette invitation a été retirée
joint-withdrawn-text = L'invitation de { $partner } a été retirée.
joint-withdrawn-way = Si vous ne vous y attendiez pas, interrogez le partenaire.
joint-replaced-title = Il existe une invitation plus récente
joint-replaced-text = { $partner } a envoyé une invitation plus récente à la place de celle-ci.
joint-replaced-way = Cherchez le message le plus récent et ouvrez le lien qu'il contient, ou interrogez le partenaire.
joint-kind-title = Cette invitation s'adresse aux clients
joint-kind-text = { $organisation } participe elle-même au programme et ne peut donc pas répondre comme client.
joint-kind-way = Si vous agissez aussi pour un client, déconnectez-vous et connectez-vous avec ce compte.
joint-addressee-title = Cette invitation s'adresse à une autre organisation
joint-addressee-text = { $organisation } ne peut pas y répondre : elle a été écrite à quelqu'un d'autre. Elle vous a peut-être été transférée.
joint-addressee-way = Si c'est vous, déconnectez-vous et connectez-vous avec ce compte. Si votre organisation doit être invitée, adressez-vous à la personne qui vous a envoyé le lien.
joint-partnership-title = Les deux partenaires ne travaillent pas ensemble pour le moment
joint-partnership-text = Revendeur et fournisseur ne sont plus des partenaires actifs ; { $organisation } ne peut donc pas les accepter ensemble.
joint-partnership-way = Demandez à la personne qui vous a invité comment continuer.
joint-standing-title = L'un des partenaires ne peut pas engager de nouvelles affaires
joint-standing-text = Le revendeur ou le fournisseur est suspendu dans le programme ; { $organisation } ne peut pas les accepter maintenant.
joint-standing-way = Rouvrez ce lien plus tard, ou interrogez la personne qui vous a invité.
joint-region-title = Les partenaires sont dans une autre région
joint-region-text = { $organisation } est dans une autre région que ces partenaires. Une relation doit rester dans une même région.
joint-region-way = Cherchez des partenaires dans votre région.
joint-related-title = Vous avez déjà accepté ces partenaires
joint-related-text = { $organisation } a des relations avec les deux ; il n'y a rien à accepter.
joint-related-way = Vous voyez ce qu'ils peuvent faire sous « Qui a accès à nos données ».
joint-ask = Écrire à { $partner }
joint-ask-subject = Une nouvelle invitation
joint-ask-body = Bonjour, le lien de votre invitation ne fonctionne plus pour nous. Pourriez-vous nous en envoyer un nouveau ? Merci.

join-title = Créer votre organisation
joint-join-lead = { $reseller } et { $provider } demandent votre autorisation. Dites-nous d'abord qui vous êtes ; rien n'est créé avant que votre adresse e-mail soit vérifiée.
field-person = Votre nom
join-person-hint = Vous devenez le premier administrateur général
join-mail-hint = Votre adresse dans l'organisation ; son domaine devient celui de l'organisation
missing-person = Saisissez votre nom
join-asked-title = Consultez votre messagerie
join-asked-text = Nous avons écrit à { $mail }. Ouvrez le lien de ce message dans les deux heures pour continuer.
join-asked-hint = Rien reçu ? Regardez dans les indésirables, vérifiez l'adresse, ou demandez aux administrateurs de votre organisation si elle a déjà un compte.
join-back = Retour à l'invitation
join-password-title = Choisir un mot de passe pour { $organisation }
join-password-lead = { $person }, votre adresse { $mail } est vérifiée. Avec votre mot de passe, l'organisation est créée et vous en êtes l'administrateur général.
join-submit = Créer l'organisation et le compte
join-used = Ce lien a servi, ou l'organisation a déjà un compte. Connectez-vous, ou adressez-vous à un administrateur général de votre organisation.
join-expired = Ce lien était valable deux heures. Rouvrez l'invitation et recommencez.

receipt-title = Reçu de votre autorisation
joint-receipt-lead = { $reseller } et { $provider } sont autorisés.
receipt-customer = Client
receipt-rights-granted = Accordés à { $reseller }
receipt-rights-none = Aucun
receipt-accepted = Accepté
receipt-agreement = Contrat
receipt-version = version { $version }
receipt-next = Sous « Qui a accès à nos données », vous pouvez mettre fin aussitôt aux droits d'administration et demander la fin d'une relation.
receipt-former-partner = Un ancien partenaire
receipts = Ce que vous avez accepté
receipt-of = Autorisation du { $at }

own-partners-lead = Chaque partenaire qui peut faire quelque chose pour { $organisation }, ce qu'il peut faire, et depuis quand.
own-partners-none = Personne n'a accès
own-partners-none-text = Quand vous acceptez l'invitation d'un partenaire, il figure ici.
own-partner = Partenaire
own-partner-role = Rôle
own-partner-since = Depuis
own-rights-on = Oui
own-rights-off = Non
own-rights-ended = Terminés le { $at }
own-rights-end = Mettre fin aux droits d'administration
relationship-role-direct = Partenaire direct : vend, facture et vous accompagne
relationship-role-reseller = Revendeur : vous conseille et vous accompagne
relationship-role-provider = Fournisseur : commande et facture
relationship-active = Active
relationship-ending = Fin demandée
relationship-ending-from = Fin au plus tôt le { $day }
relationship-end = Demander la fin
relationship-ending-before = Vous avez déjà demandé la fin de cette relation, ou elle a pris fin.
administration-ended-before = Ces droits d'administration ont déjà pris fin.
flash-administration-ended = Les droits d'administration ont pris fin, dès maintenant. Le partenaire en est informé.
flash-end-asked = Vous avez demandé la fin de la relation. Les partenaires concernés en sont informés.
end-title = Demander la fin de la relation avec { $partner }
end-lead = { $partner } en est informé aussitôt et règle avec vous ce qui court encore. La relation prend fin quand il ne reste rien, et pas avant la date ci-dessous.
end-runs = Ce qui court encore
end-runs-relationship = La relation elle-même, { $role }
end-runs-rights = Les droits d'administration, auxquels vous pouvez mettre fin aussitôt, séparément
end-runs-other = La relation avec { $partner }, qui continue
end-runs-orders = Partner Center n'affiche pas encore ici les commandes et les abonnements. { $partner } vous dit lesquels se poursuivent, jusqu'à quand et qui les facture.
end-from = Fin au plus tôt
end-from-why = Trente jours, pour que quelqu'un d'autre puisse prendre le relais
end-submit = Demander la fin de la relation

overview-access = Partenaires qui ont accès à nos données
overview-access-admin = Avec droits d'administration
overview-access-ending = Fins demandées
