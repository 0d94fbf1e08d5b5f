# Contrats : celui qui est à accepter, ceux qui le sont

agreements-title = Contrats
agreements-text = Ce que votre organisation a accepté, et ce qui est à accepter.
agreements-accepted = Contrats acceptés
agreements-none = Rien d'accepté pour le moment
agreements-none-text = Les contrats apparaissent ici dès leur acceptation, avec la version, la date et le signataire.

agreement-kind-direct = Contrat de partenaire direct
agreement-kind-indirect-reseller = Contrat de revendeur indirect
agreement-kind-indirect-provider = Contrat de fournisseur indirect
agreement-kind-customer = Contrat client
agreement-kind-authorization = Confirmation d'autorisation

agreement-open = L'ouvrir seul, pour l'imprimer
agreement-version = Version { $version }, publiée le { $date }
agreement-label = { $title }, version { $version }
agreement-why = Votre inscription est approuvée. Lisez le contrat et acceptez-le pour devenir revendeur indirect.
agreement-consequence = Dès que vous acceptez au nom de votre organisation, les capacités de revendeur indirect sont activées et l'ajout de clients directs n'est plus possible. Il n'y a pas de retour en arrière.
agreement-recorded = Sont enregistrés : la version, la langue et l'empreinte du texte, votre nom et votre fonction, l'heure et l'adresse d'où vous venez. Une copie vous est envoyée, ainsi qu'au contact principal.
agreement-accept = Accepter et continuer
agreement-who-can = Seul un administrateur général peut l'accepter. Ces personnes de votre organisation le peuvent :
agreement-name = Contrat
agreement-number = Version
agreement-language = Langue
agreement-published = Publiée
agreement-accepted = Accepté le { $at } par { $signer }
agreement-accepted-at = Accepté
agreement-accepted-by = Accepté par
agreement-hash = Empreinte du texte (SHA-256)
agreement-words = Texte du contrat

agreement-stale = Une nouvelle version de ce contrat a été publiée pendant votre lecture ; rien n'a donc été accepté. Ouvrez la vue d'ensemble et lisez la nouvelle version.
agreement-accepted-before = { $signer } a accepté ce contrat pour votre organisation le { $at }. Il n'y a plus rien à faire.
flash-agreement-accepted = Le contrat est accepté. Votre organisation est désormais revendeur indirect ; une copie vous est envoyée.
sha-256 = SHA-256
