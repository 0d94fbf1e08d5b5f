# Agreements: the one that waits, those that were accepted

agreements-title = Agreements
agreements-text = What your organisation has accepted, and what waits to be accepted.
agreements-accepted = Accepted agreements
agreements-none = Nothing accepted yet
agreements-none-text = Agreements appear here with version, date and signer as soon as they are accepted.

agreement-kind-direct = Direct partner agreement
agreement-kind-indirect-reseller = Indirect reseller agreement
agreement-kind-indirect-provider = Indirect provider agreement
agreement-kind-customer = Customer agreement
agreement-kind-authorization = Confirmation of authorization

agreement-open = Open by itself, to print
agreement-version = Version { $version }, published on { $date }
agreement-label = { $title }, version { $version }
agreement-why = Your enrollment is approved. Read the agreement and accept it to become an indirect reseller.
agreement-consequence = When you accept for your organisation, the indirect reseller capabilities are switched on at once and new direct customers are closed. This cannot be undone.
agreement-recorded = Recorded are version, language and hash of the text, your name and job title, the time, and the address you come from. A copy is mailed to you and to the primary contact.
agreement-accept = Accept and continue
agreement-who-can = Only a global admin can accept it. These people in your organisation can:
agreement-name = Agreement
agreement-number = Version
agreement-language = Language
agreement-published = Published
agreement-accepted = Accepted on { $at } by { $signer }
agreement-accepted-at = Accepted
agreement-accepted-by = Accepted by
agreement-hash = Hash of the text (SHA-256)
agreement-words = Text of the agreement

agreement-stale = A newer version of this agreement was published while you were reading, so nothing was accepted. Open Overview and read the new version.
agreement-accepted-before = { $signer } accepted this agreement for your organisation on { $at }. There is nothing left to do.
flash-agreement-accepted = The agreement is accepted. Your organisation is now an indirect reseller, and a copy is on its way to you.
sha-256 = SHA-256
