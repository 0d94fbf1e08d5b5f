# The style guide page: samples of every component

styleguide-title = Guide de style
styleguide-lead = Chaque composant une fois, avec les mots du portail. La page suit votre langue et votre thème clair ou sombre.

styleguide-figures = Chiffres clés
styleguide-figure-customers = Clients
styleguide-figure-customers-note = 12 de plus que le mois dernier
styleguide-figure-invitations = Invitations en attente
styleguide-figure-invitations-note = L'une d'elles expire vendredi
styleguide-figure-amount = Facturé ce mois-ci
styleguide-amount = 12 480,00 €
styleguide-bars = Clients par mois
styleguide-month = Mois
styleguide-month-1 = Septembre 2026
styleguide-month-2 = Octobre 2026
styleguide-month-3 = Novembre 2026

styleguide-tasks = Tâches
styleguide-task-enroll = Vérifier le profil de votre entreprise
styleguide-task-enroll-why = Votre adresse n'a pas été confirmée depuis un an.
styleguide-task-due = À faire avant le 30 novembre 2026
styleguide-task-who = Administrateur général
styleguide-task-agreement = Contrat de revendeur indirect
styleguide-task-agreement-why = Votre inscription est approuvée. Acceptez le contrat pour commencer.
styleguide-task-action = Lire le contrat
styleguide-step-profile = Profil de l'entreprise
styleguide-step-support = Contact d'assistance
styleguide-step-support-hint = Le numéro de téléphone manque.
styleguide-step-confirm = Confirmation

styleguide-steps = Étapes
styleguide-phase-apply = Demande envoyée
styleguide-phase-review = Examen
styleguide-phase-agreement = Contrat
styleguide-phase-provider = Trouver un fournisseur

styleguide-statuses = États
styleguide-status-complete = Terminé
styleguide-status-complete-meaning = Il n'y a plus rien à faire.
styleguide-status-review = En cours d'examen
styleguide-status-review-meaning = L'opérateur se prononce sous trois jours ouvrés.
styleguide-status-action = Action requise
styleguide-status-action-meaning = C'est à vous : il manque quelque chose.
styleguide-status-rejected = Refusé
styleguide-status-rejected-meaning = Le motif figure sur la page ; vous pouvez déposer une nouvelle demande.
styleguide-status-blocked = Pas encore possible
styleguide-status-blocked-meaning = Une étape précédente doit être terminée.
styleguide-status-active = Actif

styleguide-buttons = Boutons
styleguide-button-primary = Action principale
styleguide-button-secondary = Autre action
styleguide-button-danger = Mettre fin au partenariat
styleguide-button-quiet = Annuler
styleguide-code = ENR-2026-00417
styleguide-copy = Copier la référence

styleguide-forms = Formulaires
styleguide-field-company = Nom de l'entreprise
styleguide-field-company-hint = Tel qu'il figure au registre du commerce
styleguide-field-email = Adresse e-mail
styleguide-field-phone = Téléphone
styleguide-field-website = Site web
styleguide-field-password = Nouveau mot de passe
styleguide-field-password-hint = Au moins 12 caractères
styleguide-field-seats = Licences
styleguide-field-until = Valable jusqu'au
styleguide-field-country = Pays
styleguide-field-decision = Où se trouve votre siège ?
styleguide-field-decision-hint = Choisissez une réponse.
styleguide-field-markets = Dans quels pays vendez-vous ?
styleguide-field-note = Remarque
styleguide-field-sure = Je comprends que cette action est irréversible
styleguide-field-search = Rechercher
styleguide-save = Enregistrer et continuer
styleguide-cancel = Annuler
styleguide-error-company = Saisissez le nom de l'entreprise
styleguide-error-decision = Choisissez le pays de votre siège
styleguide-country-fr = France
styleguide-country-de = Allemagne
styleguide-country-se = Suède

styleguide-tables = Tableaux
styleguide-table = Clients
styleguide-column-name = Nom
styleguide-column-relationship = Relation
styleguide-column-status = État
styleguide-column-action = Action
styleguide-direct = Directe
styleguide-indirect = Indirecte via Meridian Distribution
styleguide-seats-many = 1 234
styleguide-manage = Gérer { $name }
styleguide-count = 1 à 2 sur 248
styleguide-chip = Pays : France

styleguide-facts = Récapitulatif
styleguide-timeline = Chronologie
styleguide-day = 23 novembre 2026
styleguide-time = 14:05 (heure de Paris)
styleguide-entry-accepted = Contrat de revendeur indirect accepté
styleguide-entry-changed = Numéro de téléphone de l'assistance modifié
styleguide-entry-who = Gaëlle Martin pour Alpine Cloud
styleguide-old = +33 1 99 00 12 34
styleguide-new = +33 1 99 00 56 78

styleguide-messages = Messages
styleguide-notice-info = La vérification de votre entreprise est en cours
styleguide-notice-text = Une personne se prononcera au plus tard trois jours ouvrés après votre demande.
styleguide-notice-success = Votre contact d'assistance est enregistré.
styleguide-notice-warning = Il n'y a pas de retour possible
styleguide-notice-warning-text = Une fois actif, le rôle de revendeur indirect ne peut plus être retiré.
styleguide-notice-error = Le message n'a pas pu être envoyé. Vérifiez l'adresse et réessayez.
styleguide-confirmation = Votre demande a été envoyée
styleguide-confirmation-text = Nous avons écrit à contact@alpine.example. Vous recevrez une réponse au plus tard le 26 novembre 2026.

styleguide-empty = États vides
styleguide-empty-title = Pas encore de clients
styleguide-empty-text = Vos clients apparaissent ici dès qu'ils acceptent votre invitation.
styleguide-empty-action = Inviter un client
styleguide-empty-permission = Seuls un administrateur général ou un administrateur de facturation peuvent consulter les factures.
styleguide-person = Gaëlle Martin, administratrice générale

styleguide-consent = Consentement et contrats
styleguide-may = Le revendeur peut
styleguide-may-1 = commander et modifier des abonnements pour vous
styleguide-may-2 = voir le nom et l'adresse de votre entreprise
styleguide-may-not = Le revendeur ne peut pas
styleguide-may-not-1 = lire vos messages ou vos fichiers
styleguide-may-not-2 = vous facturer au nom d'un autre partenaire
styleguide-agreement = Exemple de contrat, version 1
styleguide-agreement-heading = 1. Objet
styleguide-agreement-text = Cet exemple montre comment le texte d'un contrat se présente sur la page : il défile séparément, reçoit le focus du clavier et s'imprime en entier.

styleguide-cards = Cartes
styleguide-card-text = Formation, aide au marketing et conditions de crédit pour les revendeurs de France et de Belgique.
styleguide-sample-company = Alpine Cloud
styleguide-sample-school = Orchard School
styleguide-sample-clinic = Lakeside Clinic
styleguide-sample-provider = Meridian Distribution
styleguide-sample-email = contact@alpine.example
