# L'aide dans le produit : la liste et les titres des articles ; leur texte est dans des fichiers à part

help-title = Aide
help-lead = De courts articles sur ce que vous pouvez faire ici. Ils correspondent à cette version du produit.
help-version = Version { $version } de cet article
help-group-partners = Pour les partenaires directs et les revendeurs
help-group-providers = Pour les fournisseurs
help-group-customers = Pour les clients
help-title-partner-with-indirect-providers = Travailler avec des fournisseurs indirects
help-text-partner-with-indirect-providers = Ce qu'un fournisseur fait pour vous, comment le choisir et comment travailler ensemble.
help-title-become-an-indirect-reseller = Devenir revendeur indirect
help-text-become-an-indirect-reseller = Quitter le programme direct, étape par étape.
help-title-accept-an-agreement = Accepter un contrat
help-text-accept-an-agreement = Qui peut accepter, ce qui est consigné et comment le prouver plus tard.
help-title-invite-customers-together = Inviter des clients, avec votre fournisseur ou seul
help-text-invite-customers-together = Un seul lien demande au client tout ce qu'il faut à la fois.
help-title-answer-a-joint-invitation = Répondre à une invitation
help-text-answer-a-joint-invitation = Ce que des partenaires vous demandent, et ce à quoi vous pouvez mettre fin à tout moment.
help-title-present-yourself-in-the-directory = Se présenter dans l'annuaire
help-text-present-yourself-in-the-directory = Comment une fiche est publiée, et que faire des demandes de contact.
