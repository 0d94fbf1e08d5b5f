# Overview

overview-greeting = Welcome, { $name }.
overview-lead-operator = This is what the programme needs from you today.
overview-lead-partner = This is where your organisation stands in the programme, and what comes next.
overview-lead-customer = This is where you see who has access to your organisation, and what is asked of you.
overview-tasks = Current tasks
overview-no-tasks = Nothing is waiting for you
overview-no-tasks-text = New tasks appear here as soon as there is something for you to do.
overview-figures = At a glance
overview-partners = Partners
overview-many = { $number }+
overview-mails-waiting = Mails waiting to leave
overview-mails-dead = Mails that could not be delivered
overview-recent = Latest activity
overview-recent-all = All activity

task-support-profile = Complete your support profile
task-support-profile-why = Customers need a website, an address and a telephone number to reach your support.
task-decide-enrollments = Decide enrollments
task-decide-enrollments-why = { $count ->
    [one] One enrollment waits for a decision.
   *[other] { $number } enrollments wait for a decision.
}
task-decide-enrollments-due = The most pressing one: by { $at }
task-access-requests = Answer requests for access
task-access-requests-why = { $count ->
    [one] Somebody in your organisation asks for a role.
   *[other] { $number } requests for a role wait for an answer.
}
task-find-provider = Find an indirect provider
task-find-provider-why = It orders and bills for your customers. You work together as soon as you accept its partnership invitation.
task-ending-invitations = Invitations to customers end soon
task-ending-invitations-why = { $count ->
    [one] One invitation ends within a week. Remind the customer, or renew it.
   *[other] { $number } invitations end within a week. Remind the customers, or renew them.
}
task-second-factor = Set up your second factor
task-second-factor-why = It protects your account even when somebody knows your password. Most pages open only with it.
overview-agreement-first = The agreement above is all that waits for you.
