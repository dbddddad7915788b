# A user's page says why he is in the state he is: what the idle rule does with him, or since when and by whom he is deactivated.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
user ursel
user emil
user ida
agent arne
as anna
GET /v1/users/@uwe
want 200 deactivated null idle.state off idle.days null
PUT /v1/settings/security {"idleDays":30}
want 200 held.# 0 brake null
GET /v1/users/@uwe
want 200 idle.state counting idle.days 30 idle.warnAt 2026-03-17T08:00:00Z
PUT /v1/users/@emil/exemption {"until":"2026-12-31T00:00:00Z","reason":"parental leave"}
want 200 idle.state exempt idle.exemptUntil 2026-12-31T00:00:00Z idle.exemptWhy "parental leave"
# By hand, and by support through somebody.
POST /v1/users/@ursel/deactivate
want 200 deactivated.by hand deactivated.at 2026-03-02T08:00:00Z deactivated.byName "Anna Muster" idle.state none
as olga
GET /v1/users/@ursel
want 200 deactivated.by hand deactivated.at 2026-03-02T08:00:00Z deactivated.byName "Anna Muster" deactivated.byId @anna
PUT /v1/support-access {"on":true,"period":"1d"}
want 200
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
POST /v1/users/@ida/deactivate
want 200 deactivated.by support deactivated.byName "Anna Muster" deactivated.agentName "Arne Werk"
as olga
GET /v1/users/@ida
want 200 deactivated.by support deactivated.byName "Anna Muster" deactivated.agentName "Arne Werk"
POST /v1/users/@ida/reactivate
want 200 deactivated null
GET /v1/users/@ida
want 200 deactivated null idle.state counting
# Under way, warned, and deactivated by the rule.
at 2026-03-10T08:00:00Z
sign in anna
jobs off
at 2026-03-17T08:00:00Z
sign in anna
GET /v1/users/@uwe
want 200 idle.state due idle.warnAt 2026-03-17T08:00:00Z
jobs on
wait 2h
GET /v1/users/@uwe
want 200 idle.state warned idle.promise 2026-04-01T10:00:00Z
at 2026-04-01T12:00:00Z
sign in anna
GET /v1/users/@uwe
want 200 deactivated.by "idle rule" deactivated.byName null idle.state none
GET /v1/users/@olga
want 200 idle.state protected
# The name of somebody who is gone is no name.
sign in olga
POST /v1/users/@anna/deletion {"confirm":"@anna.mail"}
want 202
GET /v1/users/@ursel
want 200 deactivated.by hand deactivated.byName "User deleted"
