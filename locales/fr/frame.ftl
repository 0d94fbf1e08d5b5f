# Texts of the layouts and components

product-name = Partner Center
skip-to-content = Aller au contenu principal
menu = Menu
nav-label = Principale
nav-overview = Vue d'ensemble
nav-customers = Clients
nav-indirect-providers = Fournisseurs indirects
nav-indirect-resellers = Revendeurs indirects
nav-find-a-provider = Trouver un fournisseur
nav-partners = Partenaires
nav-mails = Messages
nav-activity = Activité
nav-settings = Paramètres
sign-out = Se déconnecter
back-to = Retour à la page
footer-text = Partner Center, pour les programmes de distribution à deux niveaux

demo-label = Démonstration
demo-text = Démonstration : les organisations, les personnes et les montants affichés ici sont fictifs.
demo-mail = Messagerie de démonstration
demo-styleguide = Guide de style

error-summary-title = Un problème est survenu
error-prefix = Erreur :{" "}
optional = (facultatif)
show-password = Afficher
show-password-what = le mot de passe

session-title = Votre session va bientôt expirer
session-text = Par sécurité, vous serez déconnecté dans deux minutes. Si vous restez connecté, votre saisie sur cette page est conservée.
session-stay = Rester connecté

pager-label = Pages
pager-newer = Plus récents
pager-older = Plus anciens
pager-previous = Précédents
pager-next = Suivants
filters-apply = Appliquer
filters-chosen = Filtres choisis
filters-remove = Retirer le filtre
filters-clear = Tout effacer
change = Modifier
reference = Référence :
empty-no-match = Aucun résultat
empty-no-match-text = Aucun élément ne correspond à votre recherche et à vos filtres. Essayez d'en retirer.
empty-no-permission = Vous n'avez pas l'autorisation nécessaire
empty-who-can = Ces personnes de votre organisation peuvent vous aider :
step-done = Terminé
step-current = En cours
step-later = À venir
copied = Copié
print = Imprimer
