# Sortie du programme direct en nombre : un mois de renouvellement, un fichier de partenaires, et le résultat

offboarding-by-month = Par mois de renouvellement
offboarding-month-title = Désigner un mois de renouvellement
offboarding-month-lead = Les partenaires directs renouvellent chaque année dans le mois où leur programme direct a commencé. Choisissez un mois pour voir qui en fait partie.
offboarding-month = Mois de renouvellement
offboarding-month-any = Tous les mois
offboarding-search = Le nom du partenaire contient
offboarding-tier = Niveau
offboarding-flagged-by = Désigné par
offboarding-tier-direct = 1 niveau
offboarding-tier-both = 1 niveau et 2 niveaux
offboarding-revenue = Chiffre d'affaires sur douze mois
offboarding-revenue-short = CA (12 mois)
offboarding-planned-short = Fin prévue
offboarding-renews = { $tier } · renouvellement en { $month }
offboarding-revenue-hint = Tel que vous le connaissez ; le partenaire ne le voit pas ici. Par exemple 125000 ou 125 000,50
offboarding-currency = Devise du chiffre d'affaires
offboarding-amount = { $amount } { $currency }
offboarding-month-choice = { $month } ({ $open } à désigner)
offboarding-month-partners = Partenaires directs qui renouvellent en { $month }
offboarding-month-open = { $count ->
    [one] { $number } d'entre eux peut être désigné.
   *[other] { $number } d'entre eux peuvent être désignés.
}
offboarding-month-since = Partenaire direct depuis
offboarding-month-more = Les 200 premiers sont affichés ; tous ceux du mois sont lus.
offboarding-month-all = Désigner tous ceux qui ne le sont pas encore
offboarding-month-text = Le motif et la date prévue sont les mêmes pour tous. La page suivante montre chaque partenaire avant que quiconque soit désigné.
offboarding-month-list = Télécharger en liste à remplir
offboarding-month-list-text = Si vous connaissez le chiffre d'affaires de chaque partenaire sur les douze derniers mois : téléchargez ces partenaires en liste, remplissez ses colonnes « revenue » et « currency », puis importez-la à la place.
offboarding-month-none = Aucun partenaire direct ne renouvelle ce mois-ci.
missing-month = Choisissez un mois

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

imports-title = Désignations en nombre
import-what = Quoi
import-read = Lu
import-new-title = Importer un fichier
import-new-lead = Le fichier est d'abord lu, et chacune de ses lignes est montrée avec son résultat. Personne n'est désigné avant que vous ne le décidiez.
import-format = À quoi ressemble le fichier
import-format-text = { $count ->
    [one] Un fichier CSV tel que les tableurs l'enregistrent, { $number } ligne au plus, séparé par des virgules, des points-virgules ou des tabulations. Sa première ligne nomme les colonnes, dans n'importe quel ordre :
   *[other] Un fichier CSV tel que les tableurs l'enregistrent, { $number } lignes au plus, séparé par des virgules, des points-virgules ou des tabulations. Sa première ligne nomme les colonnes, dans n'importe quel ordre :
}
import-format-partner = L'un des Partner ID du partenaire, de 6 à 10 chiffres
import-format-reason = 300 caractères au plus ; le partenaire le lit dans le message et sur ses pages
import-format-planned = La fin prévue du programme direct, un jour à venir, écrit AAAA-MM-JJ ou JJ/MM/AAAA
import-template = Télécharger un fichier pour commencer
import-template-partner = 4000001
import-template-reason = Renouvellement au printemps ; exigence du programme direct non remplie
import-format-revenue = Le chiffre d'affaires du partenaire sur les douze derniers mois, par exemple 125000 ou 125 000,50
import-format-currency = Sa devise, par exemple EUR ; nécessaire dès qu'il y a un chiffre d'affaires
import-template-revenue = 125000
import-file-title = Votre fichier
import-file = Fichier CSV
import-file-hint = 10 Mo au plus
import-pasted = Ou collez ses lignes
import-pasted-hint = La ligne avec les noms des colonnes aussi
import-look = Lire et montrer le résultat

import-both = Choisissez un fichier ou collez ses lignes, pas les deux
import-neither = Choisissez un fichier ou collez ses lignes
import-file-empty = Il n'y a aucune ligne dedans
import-file-encoding = Ce n'est pas un fichier de texte. Enregistrez la liste en « CSV UTF-8 » et choisissez-la à nouveau.
import-file-columns = La première ligne doit nommer ces colonnes, chacune une fois : { $columns }
import-file-too-many = Il a plus de { $most } lignes. Divisez-le et importez chaque partie.

import-title-month = Mois de renouvellement { $month }
import-title-file = Fichier { $name }
import-title-text = Lignes collées
import-read-by = Lu par { $person } le { $at }.
import-applied-by = Appliqué par { $person } à partir du { $at }.
import-ended = Terminé le { $at }.
import-same = { $person } a fait lire le même contenu le { $at }. Quiconque a été désigné alors ne l'est pas une seconde fois.
import-same-open = Ouvrir cet import

import-state-read = À décider
import-state-applying = En cours d'application
import-state-done = Appliquée
import-state-discarded = Abandonnée
import-meaning-read = Personne n'est encore désigné. Regardez les lignes, puis désignez les partenaires ou abandonnez la liste.
import-meaning-applying = Le portail y travaille ligne par ligne. Vous pouvez quitter cette page.
import-meaning-done = Chaque ligne a son résultat.
import-meaning-discarded = Elle n'a désigné personne.

import-progress = Avancement
import-progress-text = { $done } lignes sur { $all }
import-progress-hint = Cela continue que vous restiez ou partiez. Si le portail est arrêté, cela reprend là où il en était.
import-again = Actualiser
import-count-all = Lignes
import-count-good = À désigner
import-count-flagged = Désignés
import-count-already = Désignés auparavant
import-count-bad = Erronées
import-nothing = Il n'y a rien à faire
import-nothing-text = Aucune ligne ne nomme un partenaire qui peut être désigné et ne l'est pas encore.
import-apply-text = Chacun de ces partenaires reçoit la tâche de devenir revendeur indirect, et ses administrateurs généraux et son contact principal un message. Les lignes erronées sont laissées de côté.
import-apply = { $count ->
    [one] Désigner { $number } partenaire
   *[other] Désigner { $number } partenaires
}
import-discard = Abandonner la liste
import-rows = Lignes
import-rows-count = { $count ->
    [one] { $number } ligne
   *[other] { $number } lignes
}
import-rows-all = Montrer toutes les lignes
import-rows-bad = Montrer seulement les lignes erronées
import-faults-file = Télécharger les lignes erronées, avec la raison, pour les corriger
import-line = Ligne
import-result = Résultat

import-result-good = À désigner
import-result-already = Désigné auparavant
import-result-bad = Erronée
import-result-flagged = Désigné
import-result-refused = Non désigné

import-fault-partner-missing = Le Partner ID manque
import-fault-partner-format = Ce n'est pas un Partner ID
import-fault-partner-unknown = Aucun partenaire n'a ce Partner ID
import-fault-partner-twice = Le partenaire figure aussi sur une ligne précédente
import-fault-reason-missing = Le motif manque
import-fault-reason-long = Le motif a plus de 300 caractères
import-fault-reason-characters = Le motif contient des caractères qu'on ne voit pas
import-fault-planned-missing = La date prévue manque
import-fault-planned-format = La date prévue n'est pas un jour écrit AAAA-MM-JJ ou JJ/MM/AAAA
import-fault-planned-past = La date prévue n'est pas à venir
import-fault-revenue-format = Le chiffre d'affaires n'est pas un montant tel que 125000 ou 125 000,50
import-fault-revenue-currency = Le chiffre d'affaires est sans devise, ou sa devise est inconnue
import-fault-not-direct = Pas un partenaire direct, ou déjà revendeur indirect
import-fault-enrollment-open = L'inscription du partenaire est en cours ou a abouti
import-fault-right-ended = La personne qui a appliqué la liste ne peut plus désigner de partenaires

import-stands-applying = Cette liste est déjà en cours d'application. Rien n'a changé ; ouvrez-la pour voir où elle en est.
import-stands-done = Cette liste est déjà appliquée. Rien n'a changé ; ouvrez-la pour voir son résultat.
import-stands-discarded = Cette liste a été abandonnée. Rien n'a changé ; faites lire le fichier à nouveau.
import-stands-read = Cette liste n'est pas encore appliquée. Rien n'a changé.
flash-import-applied = La liste est en cours d'application.
flash-import-discarded = La liste est abandonnée. Elle n'a désigné personne.
activity-offboarding-import-applied = Désignation de partenaires décidée par une liste ({ $subject })
activity-offboarding-import-done = Liste de partenaires appliquée ({ $subject })
check-offboarding-import = Une liste de partenaires dit avoir désigné quelqu'un, et il n'y en a aucune trace
check-offboarding-import-late = Une liste de partenaires attend d'être appliquée plus longtemps qu'elle ne doit
detail-good = À désigner
detail-flagged = Désignés
detail-already = Désignés auparavant
detail-bad = Lignes erronées
