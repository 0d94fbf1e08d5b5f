# Vue d'ensemble

overview-greeting = Bienvenue, { $name }.
overview-lead-operator = Voici ce que le programme attend de vous aujourd'hui.
overview-lead-partner = Voici où en est votre organisation dans le programme, et la suite.
overview-lead-customer = Voyez ici qui a accès à votre organisation, et ce qui vous est demandé.
overview-tasks = Tâches en cours
overview-no-tasks = Rien ne vous attend
overview-no-tasks-text = De nouvelles tâches apparaissent ici dès que vous avez quelque chose à faire.
overview-figures = En un coup d'œil
overview-partners = Partenaires
overview-many = plus de { $number }
overview-mails-waiting = Messages en attente d'envoi
overview-mails-dead = Messages non distribués
overview-recent = Activité récente
overview-recent-all = Toute l'activité

task-support-profile = Compléter votre profil d'assistance
task-support-profile-why = Pour joindre votre assistance, vos clients ont besoin d'un site web, d'une adresse et d'un numéro de téléphone.
task-decide-enrollments = Décider des inscriptions
task-decide-enrollments-why = { $count ->
    [one] Une inscription attend une décision.
   *[other] { $number } inscriptions attendent une décision.
}
task-decide-enrollments-due = La plus pressante : avant le { $at }
task-access-requests = Répondre aux demandes d'accès
task-access-requests-why = { $count ->
    [one] Une personne de votre organisation demande un rôle.
   *[other] { $number } demandes de rôle attendent une réponse.
}
task-find-provider = Trouver un fournisseur indirect
task-find-provider-why = Il commande et facture pour vos clients. Votre collaboration commence dès que vous acceptez son invitation de partenariat.
task-ending-invitations = Des invitations à des clients prennent bientôt fin
task-ending-invitations-why = { $count ->
    [one] Une invitation prend fin dans moins d'une semaine. Relancez le client ou renouvelez-la.
   *[other] { $number } invitations prennent fin dans moins d'une semaine. Relancez les clients ou renouvelez-les.
}
task-second-factor = Configurer votre second facteur
task-second-factor-why = Il protège votre compte même si quelqu'un connaît votre mot de passe. La plupart des pages ne s'ouvrent qu'avec lui.
overview-agreement-first = Le contrat ci-dessus est tout ce qui vous attend.
