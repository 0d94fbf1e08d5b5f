# Les lettres à lien personnel : relire, modifier, envoyer ; et ce qu'il advient de ces liens

field-subject = Objet
field-text = Lettre
letter-text-hint = Écrivez ce que vous voulez dire, mais gardez le lien : il est personnel et ne mène qu'à cette invitation. 1 500 caractères au plus.
letter-link-lost = Le lien manque ou n'est plus entier. Rétablissez-le ou annulez votre modification.
letter-leads-elsewhere = Le portail n'envoie aucune adresse web hormis le lien personnel. Retirez l'autre ou envoyez la lettre vous-même.
letter-restore = Rétablir le lien
letter-save = Enregistrer le texte
letter-send = L'envoyer
letter-open = Ouvrir dans la messagerie
letter-open-hint = Ouvre le texte enregistré dans votre messagerie.
letter-too-long = Le texte est trop long pour être ouvert dans une messagerie. Copiez-le.
letter-copy = Copier dans le presse-papiers
letter-copy-by-hand = Sélectionnez le texte de la lettre ci-dessus et copiez-le.
letter-portal = Envoyer depuis le portail
letter-portal-hint = Partner Center envoie la lettre enregistrée à { $to }, avec un bouton pour le lien.
letter-done = Terminé
letter-done-hint = Quand vous avez envoyé ou remis la lettre vous-même, sélectionnez « Terminé ». Le lien fonctionne dès lors et figure dans la liste avec son état.
missing-subject = Saisissez un objet
