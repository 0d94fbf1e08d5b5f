# La page d'état de l'opérateur : le contrôle nocturne de tous les invariants, et les ancrages

nav-health = État
health-lead = Chaque nuit, le portail vérifie que tout ce qu'il promet est toujours vrai.
health-fine = Tout est en ordre
health-broken-text = Quelque chose a été modifié à l'insu du portail, ou une règle a une faille. Laissez la base de données en l'état et cherchez la cause avant toute autre chose.
health-late = Rien n'a été vérifié la nuit dernière
health-late-text = La partie du portail qui travaille la nuit est peut-être arrêtée. Ce qui suit est plus ancien.
health-never = Rien n'a encore été vérifié
health-never-text = Le premier contrôle a lieu dès que le travail nocturne est configuré.
health-asked = Dernier contrôle : { $at }
health-all = Ce qui est vérifié
health-all-text = Chaque ligne dit ce qui ne doit pas être. Tout est en ordre quand rien de tout cela n'est constaté.
health-findings = Ce qui est rompu
health-mails-waiting = En attente
health-mails-dead = Abandonnés
health-nights = Nuits précédentes
health-night = Nuit
health-checks = Contrôles
health-result = Résultat
health-anchors = Ancrages
health-anchors-text = Une fois par jour, la dernière empreinte de chaque journal qui s'est allongé est consignée, dans la base de données et dans un fichier à côté. Un journal modifié plus tard ne correspond plus.
health-day = Jour
health-anchored = Ancré
health-heads = Journaux
health-broken = { $count ->
    [one] { $number } promesse est rompue
   *[other] { $number } promesses sont rompues
}
health-fine-text = { $count ->
    [one] { $number } promesse a été vérifiée et elle est tenue.
   *[other] { $number } promesses ont été vérifiées et toutes sont tenues.
}

check-chain-hash = Des entrées du journal ne disent plus ce qu'elles disaient à l'origine
check-chain-link = Des entrées du journal ne s'enchaînent pas avec les précédentes
check-chain-gap = Des entrées manquent au début ou au milieu d'un journal
check-chain-head = Des entrées manquent à la fin d'un journal
check-chain-anchor = Un journal a été réécrit depuis son ancrage
check-anchor-file = Le fichier des ancrages et le journal se contredisent
check-anchor-late = Des entrées du journal ont deux jours et ne sont pas ancrées
check-event-told-differently = Un événement est raconté différemment à ses parties
check-event-half-told = Un événement manque dans le journal d'une partie
check-text-hash = Un texte publié a été modifié
check-text-language = Une version publiée manque dans une langue
check-version-gap = La numérotation des versions d'un contrat est incomplète
check-acceptance-hash = Ce qui a été accepté n'est pas le texte conservé
check-acceptance-signer = Quelqu'un a accepté pour une organisation dont il n'a jamais fait partie
check-acceptance-missing = Le journal mentionne une acceptation introuvable
check-enrollment-path = Une inscription a franchi une étape qui n'existe pas
check-enrollment-entry = Une inscription n'est pas là où son journal la mène
check-enrollment-at-rest = Une inscription est restée au milieu de ses contrôles
check-enrollment-four-eyes = La personne qui a désigné un partenaire l'a aussi approuvé
check-enrollment-active = Une inscription est active sans contrat ou sans programme
check-enrollment-attempts = La numérotation des tentatives d'un partenaire est incomplète
check-enrollment-alarm = Une inscription est en retard sans que personne n'ait été alerté
check-flag-entry = Un partenaire est désigné pour la sortie du programme direct à l'insu de son journal
check-message-foreign = Un message concerne l'inscription d'une autre organisation
check-direct-after-closing = Un client direct a été ajouté après la fermeture aux nouveaux clients directs
check-relationship-programme = Un partenaire a un rôle que ses programmes ne lui donnent pas
check-relationship-kinds = Une relation ne lie pas un partenaire et un client
check-customer-facets = Un filtre des clients d'un partenaire ne trouve pas ce que contient la liste
check-customer-words = Une recherche parmi les clients d'un partenaire ne trouve pas quelqu'un par un mot de sa fiche
check-campaign-answer = Ce qui est venu par un lien de campagne n'a pas de réponse
check-joint-half = Il manque une moitié d'une acceptation conjointe
check-solo-result = Une invitation directe a été acceptée sans qu'il y ait de relation
check-partnership-programmes = Un partenariat ne lie pas un fournisseur et un revendeur
check-invitation-result = Une invitation et son partenariat se contredisent
check-admin-missing = Une organisation a des personnes mais aucun administrateur général actif
check-operator-apart = Une personne de l'opérateur appartient aussi à une autre organisation
check-roles-fit = Quelqu'un a des rôles d'un autre type d'organisation
check-session-blocked = Une personne bloquée a encore une session ouverte
check-session-person = Une session est au nom d'une autre personne
check-link-person = Un lien est au nom d'une autre personne
check-link-late = Un lien a servi après son expiration
check-credentials-missing = Une personne ne pourra jamais se connecter
check-mail-secret = Un message envoyé contient encore son secret
check-mail-dead = Des messages ont été abandonnés
check-mail-late = Des messages attendent plus longtemps que prévu
check-mail-lease = Un message a été pris pour être envoyé, puis oublié
check-rls-off = Une table n'est pas protégée ligne par ligne
check-policy-missing = Il manque à une table l'une des règles d'accès communes
check-policy-open = Une règle d'accès laisse chacun lire ce qui appartient à quelqu'un
check-trigger-off = Une règle de la base de données est désactivée
check-append-only-off = Une table de preuves peut être modifiée
check-constraint-off = Une règle de la base de données n'est pas en vigueur
check-function-loose = Une fonction privilégiée peut être détournée
check-role-strong = Un rôle du portail en service a trop de pouvoir
check-clock-moved = L'horloge avance ou retarde
check-verification-four-eyes = Qui avait refusé une vérification l'a confirmée après la contestation
check-verification-entry = Une vérification a été décidée et son journal l'ignore
check-legal-change-open = Une modification de profil juridique n'attend aucune décision, ou une décision aucune modification
check-email-proof-used = Une adresse est réputée confirmée sans lien utilisé
check-document-file = Le contenu d'un document manque ou n'est pas celui qui a été déposé
check-document-foreign = Un document répond à l'inscription d'une autre organisation
check-document-entry = Un document a été déposé ou examiné et le journal l'ignore
