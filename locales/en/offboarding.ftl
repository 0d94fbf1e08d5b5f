# Off-boarding at scale: a renewal month, a file of partners, and what came of it

offboarding-by-month = By renewal month
offboarding-month-title = Identify a renewal month
offboarding-month-lead = Direct partners renew every year in the month in which their direct programme began. Choose a month to see who is in it.
offboarding-month = Renewal month
offboarding-month-any = Any month
offboarding-search = Partner's name contains
offboarding-tier = Tier
offboarding-flagged-by = Identified by
offboarding-tier-direct = 1-tier
offboarding-tier-both = 1-tier and 2-tier
offboarding-revenue = Revenue, last twelve months
offboarding-revenue-short = Revenue (12 months)
offboarding-planned-short = Planned end
offboarding-renews = { $tier } · renews in { $month }
offboarding-revenue-hint = As far as you know it; the partner does not see it here. Such as 125000 or 125 000,50
offboarding-currency = Currency of the revenue
offboarding-amount = { $amount } { $currency }
offboarding-month-choice = { $month } ({ $open } to be identified)
offboarding-month-partners = Direct partners that renew in { $month }
offboarding-month-open = { $count ->
    [one] { $number } of them can be identified.
   *[other] { $number } of them can be identified.
}
offboarding-month-since = Direct partner since
offboarding-month-more = The first 200 are shown; everybody of the month is read.
offboarding-month-all = Identify everybody who is not yet
offboarding-month-text = Reason and planned date are the same for everybody. The next page shows each partner before anybody is identified.
offboarding-month-list = Download as a list to fill in
offboarding-month-list-text = If you know what each partner turned over in the last twelve months: download these partners as a list, fill in its columns "revenue" and "currency", and import it instead.
offboarding-month-none = No direct partner renews in this month.
missing-month = Choose a month

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

imports-title = Many at once
import-what = What
import-read = Read
import-new-title = Import a file
import-new-lead = The file is read first, and each of its rows is shown with its result. Nobody is identified before you say so.
import-format = What the file looks like
import-format-text = { $count ->
    [one] A CSV file as spreadsheets save it, at most { $number } row, separated by commas, semicolons or tabs. Its first line names the columns, in any order:
   *[other] A CSV file as spreadsheets save it, at most { $number } rows, separated by commas, semicolons or tabs. Its first line names the columns, in any order:
}
import-format-partner = One of the partner's Partner IDs, 6 to 10 digits
import-format-reason = At most 300 characters; the partner reads it in the mail and on its pages
import-format-planned = The planned end of the direct programme, a day in the future, written YYYY-MM-DD or DD/MM/YYYY (the day first)
import-template = Download a file to begin with
import-template-partner = 4000001
import-template-reason = Renewal in the spring; direct requirement not met
import-format-revenue = What the partner turned over in the last twelve months, such as 125000 or 125 000,50
import-format-currency = Its currency, such as EUR; needed where there is a revenue
import-template-revenue = 125000
import-file-title = Your file
import-file = CSV file
import-file-hint = At most 10 MB
import-pasted = Or paste its lines
import-pasted-hint = The line with the names of the columns too
import-look = Read and show the result

import-both = Choose a file or paste its lines, not both
import-neither = Choose a file or paste its lines
import-file-empty = There is no row in it
import-file-encoding = This is not a text file. Save the list as "CSV UTF-8" and choose it again.
import-file-columns = The first line must name these columns, each once: { $columns }
import-file-too-many = It has more than { $most } rows. Divide it and import each part.

import-title-month = Renewal month { $month }
import-title-file = File { $name }
import-title-text = Pasted lines
import-read-by = Read by { $person } on { $at }.
import-applied-by = Applied by { $person } from { $at } on.
import-ended = Ended on { $at }.
import-same = { $person } had the same content read on { $at }. Whoever was identified by that is not identified again.
import-same-open = Open that import

import-state-read = To be decided
import-state-applying = Being applied
import-state-done = Applied
import-state-discarded = Thrown away
import-meaning-read = Nobody is identified yet. Look at the rows, then identify the partners or throw the list away.
import-meaning-applying = The portal works on it row by row. You can leave this page.
import-meaning-done = Every row has its result.
import-meaning-discarded = Nobody was identified by it.

import-progress = Progress
import-progress-text = { $done } of { $all } rows
import-progress-hint = It goes on whether you stay or leave. If the portal is stopped, it goes on from where it was.
import-again = Look again
import-count-all = Rows
import-count-good = To be identified
import-count-flagged = Identified
import-count-already = Identified before
import-count-bad = Wrong
import-nothing = There is nothing to do
import-nothing-text = No row names a partner that can be identified and is not yet.
import-apply-text = Each of these partners gets the task to become an indirect reseller, and a mail to its global admins and its primary contact. Rows that are wrong are left out.
import-apply = { $count ->
    [one] Identify { $number } partner
   *[other] Identify { $number } partners
}
import-discard = Throw the list away
import-rows = Rows
import-rows-count = { $count ->
    [one] { $number } row
   *[other] { $number } rows
}
import-rows-all = Show all rows
import-rows-bad = Show only rows that are wrong
import-faults-file = Download the rows that are wrong, with the reason, to mend them
import-line = Line
import-result = Result

import-result-good = To be identified
import-result-already = Identified before
import-result-bad = Wrong
import-result-flagged = Identified
import-result-refused = Not identified

import-fault-partner-missing = The Partner ID is missing
import-fault-partner-format = This is not a Partner ID
import-fault-partner-unknown = No partner has this Partner ID
import-fault-partner-twice = The partner is on an earlier line too
import-fault-reason-missing = The reason is missing
import-fault-reason-long = The reason has more than 300 characters
import-fault-reason-characters = The reason has characters that cannot be seen
import-fault-planned-missing = The planned date is missing
import-fault-planned-format = The planned date is not a day written YYYY-MM-DD or DD/MM/YYYY
import-fault-planned-past = The planned date is not in the future
import-fault-revenue-format = The revenue is not an amount such as 125000 or 125 000,50
import-fault-revenue-currency = The revenue has no currency, or one that is not known
import-fault-not-direct = Not a direct partner, or an indirect reseller already
import-fault-enrollment-open = The partner's enrollment is under way or ended well
import-fault-right-ended = Whoever applied the list may not identify partners any more

import-stands-applying = This list is being applied already. Nothing has changed; open it to see how far it is.
import-stands-done = This list was applied already. Nothing has changed; open it to see its result.
import-stands-discarded = This list was thrown away. Nothing has changed; read the file again.
import-stands-read = This list was not applied yet. Nothing has changed.
flash-import-applied = The list is being applied.
flash-import-discarded = The list was thrown away. Nobody was identified by it.
activity-offboarding-import-applied = A list of partners was sent on to be applied ({ $subject })
activity-offboarding-import-done = A list of partners was applied ({ $subject })
check-offboarding-import = A list of partners says it identified somebody, and there is no trace of it
check-offboarding-import-late = A list of partners waits to be applied longer than it may
detail-good = To be identified
detail-flagged = Identified
detail-already = Identified before
detail-bad = Wrong rows
