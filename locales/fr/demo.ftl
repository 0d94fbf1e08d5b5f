# La messagerie de démonstration

demo-mail-lead = Les messages de la démonstration arrivent ici au lieu de partir, du plus récent au plus ancien, cent au plus.
demo-mail-open = Ouvrir la messagerie de démonstration
demo-mail-to = Adresse du destinataire
demo-mail-subject = Objet
demo-mail-delivered = Reçu
demo-mail-none = La messagerie est vide
demo-mail-none-text = Faites une action qui envoie un message, par exemple demandez un nouveau mot de passe sur la page de connexion.
