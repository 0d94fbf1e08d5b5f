# The demo's mailbox

demo-mail-lead = Mails of the demo arrive here instead of leaving, newest first, at most a hundred.
demo-mail-open = Open the demo mailbox
demo-mail-to = Recipient's address
demo-mail-subject = Subject
demo-mail-delivered = Arrived
demo-mail-none = The mailbox is empty
demo-mail-none-text = Do something that sends a mail, for example ask for a new password on the sign-in page.
