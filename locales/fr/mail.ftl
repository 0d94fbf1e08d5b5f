# Courriels. Une ligne vide commence un nouveau paragraphe.

mail-why = Vous recevez ce message en raison d'un événement dans Partner Center qui vous concerne, vous ou votre organisation.
mail-unexpected = Si vous ne l'attendiez pas, vous n'avez rien à faire : rien ne change tant que personne ne se connecte et ne confirme.

mail-person-invited-subject = { $organisation } : vous êtes invité à Partner Center
mail-person-invited-body =
    Bonjour { $recipient },

    { $inviter } vous invite à agir pour { $organisation } dans Partner Center. Ouvrez le lien, choisissez un mot de passe, et vous voilà connecté.

    Le lien fonctionne une seule fois, jusqu'au { $until }.
mail-person-invited-action = Accepter l'invitation

mail-password-reset-subject = Choisissez un nouveau mot de passe pour Partner Center
mail-password-reset-body =
    Bonjour { $recipient },

    quelqu'un, sans doute vous, a demandé un nouveau mot de passe pour cette adresse e-mail. Le lien fonctionne une seule fois, pendant deux heures. Choisir un nouveau mot de passe vous déconnecte partout.
mail-password-reset-action = Choisir un nouveau mot de passe

mail-second-factor-set-subject = Votre second facteur pour Partner Center a changé
mail-second-factor-set-body =
    Bonjour { $recipient },

    une application d'authentification a été configurée pour votre compte, ou ses codes de secours ont été renouvelés. Si ce n'était pas vous, demandez sans attendre à un administrateur général de votre organisation de bloquer votre compte.
mail-second-factor-set-action = Ouvrir la page de sécurité

mail-enrollment-offered-subject = { $partner } : devenez revendeur indirect
mail-enrollment-offered-body =
    Bonjour { $recipient },

    { $partner } est désigné pour la sortie du programme direct, dont la fin est prévue le { $planned }. Motif : { $reason }

    Vous pouvez continuer comme revendeur indirect avec l'organisation que vous avez ; vos clients directs restent les vôtres. Un administrateur général trouve la tâche « Devenir revendeur indirect » dans la vue d'ensemble. Comptez environ dix minutes. Une fois le contrat accepté, il n'y a pas de retour en arrière.
mail-enrollment-offered-action = Ouvrir la vue d'ensemble

mail-email-ownership-subject = { $partner } : confirmez votre adresse e-mail
mail-email-ownership-body =
    Bonjour { $recipient },

    { $partner } a désigné cette adresse comme celle de son contact principal dans Partner Center. Ouvrez le lien et confirmez que vous y recevez le courrier.

    Le lien fonctionne une seule fois, jusqu'au { $until }. L'ouvrir ne change rien ; c'est le bouton de sa page qui confirme.
mail-email-ownership-action = Confirmer l'adresse

mail-verification-received-subject = { $partner } : nous avons bien reçu votre envoi
mail-verification-received-body =
    Bonjour { $recipient },

    ce que { $partner } a modifié ou envoyé pour sa vérification a bien été reçu. La réponse demande habituellement trois à cinq jours ouvrés. D'ici là, ce qui avait été confirmé reste en vigueur.
mail-verification-received-action = Voir où elle en est

mail-verification-asked-subject = { $partner } : des documents sont nécessaires
mail-verification-asked-body =
    Bonjour { $recipient },

    l'opérateur a besoin d'en savoir plus pour confirmer l'entreprise { $partner } :

    { $text }

    Documents acceptés, datant de douze mois au plus : { $documents }

    Un administrateur général ou un administrateur de compte peut répondre dans Partner Center.
mail-verification-asked-action = Répondre

mail-verification-rejected-subject = { $partner } : la vérification a été refusée
mail-verification-rejected-body =
    Bonjour { $recipient },

    l'opérateur n'a pas pu confirmer l'entreprise { $partner }, ou une modification :

    { $text }

    Un administrateur général ou un administrateur de compte peut contester avec un document, sous 90 jours. Ce qui avait été confirmé avant une modification reste en vigueur.
mail-verification-rejected-action = Corriger maintenant

mail-verification-authorized-subject = { $partner } : votre entreprise est confirmée
mail-verification-authorized-body =
    Bonjour { $recipient },

    l'opérateur a confirmé l'entreprise { $partner }. Il n'y a plus rien à faire. Les modifications sont maintenant en vigueur.

    { $text }
mail-verification-authorized-action = Ouvrir le profil juridique

mail-enrollment-received-subject = { $partner } : inscription bien reçue
mail-enrollment-received-body =
    Bonjour { $recipient },

    l'inscription de la société { $partner } comme revendeur indirect est bien reçue. La décision est en général immédiate ; elle vient au plus tard sous trois jours ouvrés. Elle est envoyée au contact principal.
mail-enrollment-received-action = Voir où elle en est

mail-documents-asked = Documents demandés, datant de douze mois au plus : { $documents }

mail-enrollment-asked-subject = { $partner } : une question sur votre inscription
mail-enrollment-asked-body =
    Bonjour { $recipient },

    l'opérateur a besoin d'en savoir plus sur l'inscription de la société { $partner } avant de se prononcer :

    { $text }

    { $documents }

    Un administrateur général peut répondre dans Partner Center. D'ici là, les jours prévus pour la décision ne courent pas.
mail-enrollment-asked-action = Répondre

mail-enrollment-rejected-subject = { $partner } : votre inscription est refusée
mail-enrollment-rejected-body =
    Bonjour { $recipient },

    l'inscription de la société { $partner } comme revendeur indirect est refusée :

    { $text }

    Vous pouvez contester cette décision sous 90 jours, ou corriger ce qui manquait et recommencer.
mail-enrollment-rejected-action = Voir ce que vous pouvez faire

mail-enrollment-approved-subject = { $partner } : votre inscription est approuvée
mail-enrollment-approved-body =
    Bonjour { $recipient },

    l'inscription de la société { $partner } comme revendeur indirect est approuvée.

    { $text }

    Il reste une étape : un administrateur général se connecte, lit le contrat de revendeur indirect dans la vue d'ensemble et sélectionne « Accepter et continuer ». Rien ne change avant.
mail-enrollment-approved-action = Ouvrir la vue d'ensemble

mail-agreement-waiting-subject = { $partner } : votre contrat est à accepter
mail-agreement-waiting-body =
    Bonjour { $recipient },

    l'inscription de la société { $partner } est approuvée depuis { $days } jours. Le contrat de revendeur indirect attend toujours dans la vue d'ensemble. { $partner } deviendra revendeur indirect quand un administrateur général l'acceptera ; l'approbation n'expire pas.
mail-agreement-waiting-action = Lire le contrat

mail-agreement-sign-again-subject = { $partner } : signez la nouvelle version de votre contrat
mail-agreement-sign-again-body =
    Bonjour { $recipient },

    une nouvelle version de ce contrat est publiée : { $agreement }. La société { $partner } doit la signer au plus tard le { $day }. Jusqu'à la fin de ce jour, ce qu'elle a accepté auparavant reste valable.

    Un administrateur général se connecte, lit la nouvelle version dans Paramètres, Contrats, et sélectionne « Accepter et continuer ».
mail-agreement-sign-again-action = Lire la nouvelle version

mail-agreement-accepted-subject = { $partner } : le contrat est accepté
mail-agreement-accepted-body =
    Bonjour { $recipient },

    { $signer } a accepté ce contrat pour { $partner }, le { $at } : { $agreement }. { $then }

    Il s'agit de la version { $version }. Le texte complet suit ; son empreinte SHA-256 est { $hash }
mail-agreement-accepted-then = { $partner } est désormais revendeur indirect.
mail-agreement-accepted-action = Ouvrir le contrat

mail-enrollment-due-subject = { $partner } : l'inscription arrive à échéance
mail-enrollment-due-body =
    Bonjour { $recipient },

    l'inscription de la société { $partner } attend une décision. Son échéance est le { $due }.
mail-enrollment-due-action = Ouvrir l'inscription

mail-verification-due-subject = { $partner } : la vérification arrive à échéance
mail-verification-due-body =
    Bonjour { $recipient },

    la vérification de la société { $partner } vous attend. Son échéance est le { $due }.
mail-verification-due-action = Ouvrir la vérification

mail-partnership-invitation-subject = { $provider } vous invite à un partenariat
mail-partnership-invitation-body =
    Bonjour,

    { $provider } invite votre organisation à un partenariat dans Partner Center. Un administrateur général ouvre le lien, se connecte, lit ce que cela accorde, puis accepte ou refuse.

    Le lien sert une seule fois, jusqu'au { $until }. Voici ce que { $provider } vous écrit.
mail-partnership-invitation-action = Lire l'invitation

mail-partnership-withdrawn-subject = { $provider } a retiré son invitation
mail-partnership-withdrawn-body =
    Bonjour,

    { $provider } a retiré son invitation à un partenariat. Son lien ne fonctionne plus, et vous n'avez rien à faire.
mail-partnership-withdrawn-action = Ouvrir Partner Center

mail-partnership-declined-subject = { $reseller } a refusé votre invitation
mail-partnership-declined-body =
    Bonjour { $recipient },

    { $reseller } n'accepte pas l'invitation de { $provider } à un partenariat. Vous pouvez en parler ensemble et en envoyer une nouvelle.

    { $text }
mail-partnership-declined-action = Voir vos invitations

mail-partnership-expired-subject = Une invitation de { $provider } a expiré
mail-partnership-expired-body =
    Bonjour { $recipient },

    l'invitation à un partenariat destinée à { $reseller } a expiré sans réponse. Vous pouvez en envoyer une nouvelle, avec un nouveau lien.
mail-partnership-expired-action = Voir vos invitations

mail-partnership-ending-subject = Une invitation à un partenariat expire bientôt
mail-partnership-ending-body =
    Bonjour { $recipient },

    votre invitation de { $reseller } à un partenariat avec { $provider } est restée sans réponse et expire le { $until }. Vous pouvez la renvoyer avec un nouveau lien.
mail-partnership-ending-action = Ouvrir les invitations

mail-partnership-made-subject = { $provider } et { $reseller } sont partenaires
mail-partnership-made-body =
    Bonjour { $recipient },

    { $reseller } a accepté l'invitation de { $provider }. Les deux entreprises sont désormais partenaires : chacune figure dans la liste de l'autre, et elles peuvent inviter des clients ensemble.
mail-partnership-made-action = Ouvrir la liste

mail-partnership-removed-subject = Le partenariat de { $provider } et { $reseller } a pris fin
mail-partnership-removed-body =
    Bonjour { $recipient },

    { $by } a mis fin au partenariat de { $provider } et { $reseller }. Les clients, leurs abonnements et les droits qu'ils ont accordés demeurent ; de nouvelles commandes et de nouvelles invitations conjointes ne sont plus possibles.
mail-partnership-removed-action = Ouvrir la liste

mail-agreement-recalled-subject = { $reseller } : merci d'accepter votre contrat
mail-agreement-recalled-body =
    Bonjour { $recipient },

    { $provider } vous rappelle que { $reseller } n'a pas encore accepté le contrat de revendeur indirect. D'ici là, ni partenariats ni commandes pour vos clients ne sont possibles. Tout administrateur général peut l'accepter dans la vue d'ensemble.
mail-agreement-recalled-action = Ouvrir la vue d'ensemble

mail-both-partners = { $reseller } et { $provider }
mail-customer-invitation-subject = Votre autorisation est demandée : { $partners }
mail-customer-invitation-body =
    Bonjour { $recipient },

    votre organisation est invitée à autoriser { $partners }. La lettre suit. Le lien qu'elle contient fonctionne jusqu'au { $until } ; rien ne change tant qu'un administrateur général de votre organisation n'a pas accepté.
mail-customer-invitation-action = Lire l'invitation

mail-customer-invitation-reminder-subject = Votre réponse est attendue : { $partners }
mail-customer-invitation-reminder-body =
    Bonjour { $recipient },

    votre organisation a été invitée à autoriser { $partners } ; elle n'a pas encore répondu. Voici de nouveau la lettre. Son lien est nouveau et fonctionne jusqu'au { $until } ; le lien précédent ne fonctionne plus. Rien ne change tant qu'un administrateur général de votre organisation n'a pas accepté ; il peut aussi refuser.
mail-customer-invitation-reminder-action = Lire l'invitation

mail-customer-accepted-subject = { $customer } a accepté votre invitation
mail-customer-accepted-body =
    Bonjour { $recipient },

    { $customer } a autorisé { $partners }. La relation avec ce client commence maintenant.
mail-customer-accepted-action = Ouvrir les invitations

mail-customer-declined-subject = { $customer } a refusé votre invitation
mail-customer-declined-body =
    Bonjour { $recipient },

    { $customer } n'accepte pas { $partners }. Vous pouvez en parler avec lui et renouveler l'invitation.

    { $text }
mail-customer-declined-action = Ouvrir les invitations

mail-customer-invitation-ending-subject = Une invitation à un client expire bientôt
mail-customer-invitation-ending-body =
    Bonjour { $recipient },

    une invitation est restée sans réponse et expire le { $until } : { $customer }. Vous pouvez la renouveler avec un nouveau lien.
mail-customer-invitation-ending-action = Ouvrir les invitations

mail-customer-invitation-expired-subject = Une invitation à un client a expiré
mail-customer-invitation-expired-body =
    Bonjour { $recipient },

    une invitation a expiré sans réponse : { $customer }. Vous pouvez la renouveler avec un nouveau lien.
mail-customer-invitation-expired-action = Ouvrir les invitations

mail-partners-authorized-subject = { $organisation } : vous avez autorisé { $partners }
mail-partners-authorized-body =
    Bonjour { $recipient },

    { $signer } a accepté { $partners } pour { $organisation }, le { $at }, et avec cela le contrat client. Sous « Qui a accès à nos données », vous voyez ce qui a été accordé et pouvez y mettre fin.

    Il s'agit de la version { $version }. Le texte intégral suit ; son empreinte SHA-256 est { $hash }
mail-partners-authorized-action = Ouvrir le reçu

mail-administration-ended-subject = { $customer } a mis fin à des droits d'administration
mail-administration-ended-body =
    Bonjour { $recipient },

    { $customer } a mis fin, dès maintenant, aux droits d'administration de { $partner }. La relation demeure.
mail-administration-ended-action = Ouvrir le journal

mail-administration-renounced-subject = { $partner } a rendu des droits d'administration
mail-administration-renounced-body =
    Bonjour { $recipient },

    { $partner } a rendu, dès maintenant, ses droits d'administration chez { $customer }. La relation demeure ; des droits ne peuvent être accordés à nouveau que par une nouvelle invitation.
mail-administration-renounced-action = Voir qui s'occupe de qui

mail-relationship-end-asked-subject = { $customer } demande la fin de la relation avec { $partner }
mail-relationship-end-asked-body =
    Bonjour { $recipient },

    { $customer } demande la fin de sa relation avec { $partner }, au plus tôt le { $due }. Merci de régler avec le client ce qui court encore.

    { $text }
mail-relationship-end-asked-action = Ouvrir le journal

mail-customer-signup-subject = Vérifiez votre adresse pour { $organisation }
mail-customer-signup-body =
    Bonjour { $recipient },

    quelqu'un, sans doute vous, souhaite créer { $organisation } dans Partner Center pour répondre à une invitation de { $partners }. Continuez avec le bouton dans les deux heures. Si ce n'était pas vous, il n'y a rien à faire : rien n'a été créé.
mail-customer-signup-action = Continuer

mail-customer-known-subject = Votre organisation est déjà dans Partner Center
mail-customer-known-body =
    Bonjour { $recipient },

    quelqu'un, sans doute vous, souhaite créer { $organisation } dans Partner Center pour répondre à une invitation de { $partners }. Cette adresse, ou son domaine, a déjà un compte. Ouvrez l'invitation et connectez-vous ; si vous n'avez pas de compte vous-même, transmettez-la à un administrateur général de votre organisation.
mail-customer-known-action = Ouvrir l'invitation

mail-directory-submitted-subject = { $provider } : une fiche d'annuaire attend
mail-directory-submitted-body =
    Bonjour { $recipient },

    { $provider } a envoyé sa fiche de l'annuaire des fournisseurs. Elle attend une vérification ; d'ici là, la fiche en vigueur reste.
mail-directory-submitted-action = Ouvrir la fiche

mail-directory-published-subject = { $provider } : votre fiche d'annuaire est publiée
mail-directory-published-body =
    Bonjour { $recipient },

    l'opérateur a vérifié et publié la fiche de { $provider } dans l'annuaire des fournisseurs. Tout le monde peut la lire désormais.
mail-directory-published-action = Voir la fiche

mail-directory-returned-subject = { $provider } : votre fiche d'annuaire est renvoyée
mail-directory-returned-body =
    Bonjour { $recipient },

    l'opérateur demande un changement avant de publier la fiche de { $provider } :

    { $reason }

    Modifiez-la et envoyez-la de nouveau. La fiche en vigueur, s'il y en a une, reste telle quelle.
mail-directory-returned-action = Modifier la fiche

mail-directory-taken-down-subject = { $provider } : votre fiche d'annuaire a été retirée
mail-directory-taken-down-body =
    Bonjour { $recipient },

    l'opérateur a retiré la fiche de { $provider } de l'annuaire des fournisseurs :

    { $reason }

    Vous pouvez modifier la fiche et l'envoyer de nouveau pour publication.
mail-directory-taken-down-action = Modifier la fiche

mail-contact-requested-subject = { $partner } vous écrit
mail-contact-requested-body =
    Bonjour { $recipient },

    { $by }, de { $partner }, vous a trouvé dans l'annuaire des fournisseurs et vous a écrit. Le message figure ci-dessous. Répondez dans Partner Center, ou invitez-y { $partner } à un partenariat.
mail-contact-requested-action = Ouvrir la demande

mail-contact-answered-subject = { $provider } vous a répondu
mail-contact-answered-body =
    Bonjour { $recipient },

    { $by }, de { $provider }, a répondu au message que vous avez envoyé depuis l'annuaire des fournisseurs. La réponse figure ci-dessous.
mail-contact-answered-action = Ouvrir la page du fournisseur
