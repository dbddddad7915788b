# Switching off cuts support at once, and switching on again revives no login.
tenant muster in Europe/Berlin
owner olga
administrator anna
agent arne
as olga
PUT /v1/support-access {"on":true,"period":"unlimited"}
want 200
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
GET /v1/users
want 200
as olga
GET /v1/support-access
want 200 sessions.# 1 sessions.0.agent.name "Arne Werk" sessions.0.profile.name "Anna Muster" sessions.0.reason "invoice import fails"
PUT /v1/support-access {"on":false}
want 200 on false
as support
GET /v1/users
want 401 ended why grant
as olga
PUT /v1/support-access {"on":true,"period":"unlimited"}
want 200 on true
as support
GET /v1/users
want 401 ended why grant
GET /v1/me
want 401 ended
mail to anna is support-opened
as olga
GET /v1/support-access/register
want 200 grants.# 2 grants.1.why off grants.1.entries.# 1 grants.0.entries.# 0
PUT /v1/support-access {"on":false}
want 200
PUT /v1/support-access {"on":false}
want 200 on false
