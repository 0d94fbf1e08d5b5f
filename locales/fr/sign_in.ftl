# Connexion, second facteur, nouveau mot de passe, première visite

sign-in-title = Se connecter
sign-in-forgotten = Mot de passe oublié ?
sign-in-demo = Démonstration : essayez gaelle@alpine.example (un partenaire) ou olivia@northlight.example (l'opérateur). Le mot de passe de tous est demo-partner-center.
sign-in-wrong = L'adresse e-mail ou le mot de passe est incorrect. Vérifiez les deux et réessayez.
sign-in-wrong-password = Le mot de passe est incorrect. Réessayez, ou demandez-en un nouveau sur la page de connexion.

mfa-title = Saisissez votre code
mfa-lead = Votre mot de passe est correct. Prouvez maintenant que vous disposez de votre second facteur.
mfa-again = L'étape suivante engage votre organisation. Prouvez une fois encore qu'il s'agit bien de vous ; votre saisie est conservée.
mfa-hint = Les six chiffres affichés par votre application d'authentification, ou l'un de vos codes de secours
mfa-submit = Continuer
mfa-wrong = Le code est incorrect ou a déjà servi. Saisissez celui qui s'affiche en ce moment.
mfa-lost = Ni téléphone ni code de secours ? Adressez-vous à un administrateur général de votre organisation.

forgotten-title = Choisir un nouveau mot de passe
forgotten-lead = Saisissez l'adresse avec laquelle vous vous connectez. Nous vous envoyons un lien pour choisir un nouveau mot de passe.
forgotten-submit = Envoyer le lien
forgotten-done-title = Consultez votre messagerie
forgotten-done-text = Si { $mail } permet de se connecter ici, un message contenant un lien vous est envoyé. Le lien fonctionne une seule fois, pendant deux heures.
forgotten-done-nothing = Toujours rien après quelques minutes ? Regardez parmi les courriers indésirables, ou vérifiez l'adresse et recommencez.

reset-title = Choisir un nouveau mot de passe
reset-lead = Pour { $mail }. Dès l'enregistrement, vous serez déconnecté partout.
reset-submit = Enregistrer le nouveau mot de passe
new-password-hint = Au moins 12 caractères. L'idéal : quelques mots que vous seul associeriez.

accept-user-title = Rejoindre { $organisation }
accept-user-lead = { $person }, vous êtes invité à agir pour cette organisation. Vous vous connecterez avec l'adresse { $mail }.
accept-user-until = L'invitation peut être acceptée jusqu'au { $until }.
accept-user-password-hint = Vous avez déjà un compte : saisissez son mot de passe.
accept-user-submit = Accepter l'invitation

link-reset-used = Ce lien a déjà servi ; il ne fonctionne qu'une fois. S'il vous faut encore un nouveau mot de passe, demandez un nouveau lien sur la page de connexion.
link-reset-replaced = Vous avez demandé un lien plus récent. Utilisez celui du dernier message reçu.
link-reset-expired = Ce lien a expiré. Demandez-en un nouveau sur la page de connexion.
link-invitation-used = Cette invitation a déjà été acceptée. Connectez-vous avec votre adresse et votre mot de passe.
link-invitation-replaced = Une invitation plus récente vous a été envoyée. Utilisez le lien du dernier message reçu.
link-invitation-expired = Cette invitation a expiré. Demandez à la personne qui vous a invité de vous en envoyer une nouvelle.
