# Pages affichées à la place de celle qui est demandée

error-to-overview = Aller à la vue d'ensemble
error-to-sign-in = Aller à la page de connexion
error-roles = L'un de ces rôles est nécessaire :

error-not-found-title = Cette page n'existe pas
error-not-found-text = L'adresse est peut-être mal saisie, ou ce qu'elle désignait n'existe plus ou ne concerne pas votre organisation.
error-role-title = Votre rôle ne le permet pas
error-role-text = Cette page existe, mais elle doit être ouverte par une personne de votre organisation qui a un autre rôle.
error-kind-title = Cette page ne concerne pas votre organisation
error-kind-text = Elle est destinée à un autre type d'organisation du programme.
error-programme-title = Votre organisation ne participe pas à ce programme
error-programme-direct = Cette page est destinée aux partenaires directs.
error-programme-indirect-reseller = Cette page est destinée aux revendeurs indirects. Pour le devenir, inscrivez-vous au programme et acceptez son contrat.
error-programme-indirect-provider = Cette page est destinée aux fournisseurs indirects.
error-refused-title = Ce n'est pas possible
error-conflict-title = Quelque chose a changé entre-temps
error-gone-title = Ce lien ne fonctionne plus
error-bad-form-title = Ce formulaire n'a pas pu être lu
error-bad-form-text = Il provient peut-être d'une version plus ancienne de la page. Rien n'a été modifié. Rouvrez la page et remplissez-la de nouveau.
error-other-organisation-title = Vous agissez désormais pour une autre organisation
error-other-organisation-text = Ce formulaire a été ouvert pour une autre organisation ; rien n'a donc été modifié. Rouvrez la page pour la bonne organisation.
error-cross-site-title = Ce formulaire provient d'un autre site
error-cross-site-text = Par sécurité, rien n'a été modifié. Ouvrez la page ici et envoyez le formulaire depuis celle-ci.
error-too-many-title = Trop de tentatives
error-too-many-text = { $count ->
    [one] Patientez { $number } seconde, puis réessayez.
   *[other] Patientez { $number } secondes, puis réessayez.
}
error-busy-title = Partner Center est très sollicité
error-busy-text = Rien n'a été modifié. Réessayez dans quelques secondes.
error-unsure-title = Il n'est pas encore certain que ce soit enregistré
error-unsure-text = La base de données s'est interrompue à l'instant même de l'enregistrement. Rechargez cette page pour renvoyer le même formulaire : si l'enregistrement a déjà eu lieu, rien n'est fait deux fois.
error-late-title = Le traitement dure plus longtemps que prévu
error-late-text = Votre formulaire est encore en cours de traitement : il n'est donc pas encore certain qu'il soit enregistré. Attendez quelques secondes, puis rechargez cette page pour renvoyer le même formulaire : s'il a déjà été enregistré, rien n'est fait deux fois.
error-too-large-title = C'est trop à la fois
error-too-large-text = Votre envoi dépasse ce que ce formulaire accepte. Rien n'a été modifié. Raccourcissez votre texte et réessayez.
error-broken-title = Une erreur s'est produite
error-broken-text = Vous n'y êtes pour rien, et rien n'a été modifié. Réessayez ; si l'erreur se reproduit, communiquez cette référence à l'opérateur.

conflict-edited = Une autre personne a enregistré cette page pendant que vous la modifiiez ; votre version n'a donc pas été enregistrée. Rouvrez-la pour voir son contenu actuel et faites-y votre modification.
conflict-mail-sent = Ce message est déjà parti ou est en cours d'envoi ; il n'a donc pas été renvoyé.
