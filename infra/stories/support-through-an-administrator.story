# While a tenant allows it, an agent signs in through one active administrator, with a reason and a ticket; both stand in the history.
tenant muster in Europe/Berlin
owner olga
administrator anna
executive emil
user uwe
agent arne
as olga
PUT /v1/support-access {"on":true,"period":"1d"}
want 200 on true
as arne
GET /v1/support/tenants
want 200 tenants.# 1 tenants.0.id @muster tenants.0.ends 2026-03-03T08:00:00Z tenants.0.secondsLeft 86400 no "Anna"
GET /v1/support/tenants/@muster
want 200 "Anna Muster" "Olga Muster" no "Emil" no "Uwe" no "anna@"
POST /v1/support/sessions {"tenant":"muster","as":"@emil","reason":"import of invoices fails","ticket":"S-1"}
want 409 no_profile errors.0.pointer /as
POST /v1/support/sessions {"tenant":"muster","as":"@arne","reason":"import of invoices fails","ticket":"S-1"}
want 409 no_profile
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"short","ticket":"S-1"}
want 422 bad_reason errors.0.pointer /reason
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"import of invoices fails","ticket":""}
want 422 bad_ticket errors.0.pointer /ticket
POST /v1/support/sessions {"tenant":"werk","as":"@vera","reason":"import of invoices fails","ticket":"S-1"}
want 409 own_tenant
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"import of invoices fails","ticket":"S-1"}
want 201 as.id @anna tenant.id @muster limit 2026-03-02T16:00:00Z ends 2026-03-02T08:15:00Z
call it visit
GET /v1/me
want 200 user.id @anna support.agent.id @arne support.reason "import of invoices fails" support.ticket S-1 support.grantEnds 2026-03-03T08:00:00Z owner false no "ownership" no "support-access"
PATCH /v1/users/@uwe {"department":"Einkauf"}
want 200
as olga
GET /v1/users/@uwe/history
want 200 entries.0.by.kind support entries.0.byName "Anna Muster" entries.0.agentName "Arne Werk" entries.0.by.cause "import of invoices fails" entries.0.changes.0.new Einkauf
GET /v1/support-access/sessions/@visit/acts
want 200 acts.0.event UserChanged acts.0.userName "Uwe Muster" acts.0.byName "Anna Muster" acts.0.agentName "Arne Werk" acts.0.changes.0.new Einkauf
mail to anna is support-entered
mail to olga contains "https://konto.werk.example/support-access" "Arne Werk" "import of invoices fails" "S-1"
no mail to emil
event SupportSessionStarted @arne
