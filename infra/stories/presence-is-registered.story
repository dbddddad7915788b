# The vendor's product registers where users appear, one by one and in batches with a verdict each, and saying it again changes nothing.
tenant muster in Europe/Berlin
owner olga
user uwe
service key presence
as key
PUT /v1/presence/@muster/meeting/M-1 {"closed":false}
want 200 kind meeting id M-1 closed null
PUT /v1/presence/@muster/meeting/M-1/users/@uwe {"roles":["participant"],"agenda":["p2","p1"]}
want 204
mark
PUT /v1/presence/@muster/meeting/M-1/users/@uwe {"roles":["agenda","participant"],"agenda":["p1","p2"]}
want 204
unchanged
POST /v1/presence/@muster/batch {"entries":[{"kind":"action","id":"A 1"},{"kind":"action","id":"A-1","user":"@uwe","roles":["author"]},{"kind":"action","id":"A-1","user":"@uwe","roles":["responsible"]},{"kind":"group","id":"G","closed":true},{"kind":"group","id":"G","user":"usr_00000000000000000000000000","roles":["member"]},{"kind":"meeting","id":"M-1","closed":true}]}
want 200 refused 4 verdicts.0.code bad_thing_id verdicts.1.code bad_roles verdicts.2.done true verdicts.3.code never_closed verdicts.4.code person_gone verdicts.5.done true
GET /v1/presence/@muster/users/@uwe
want 200 things.0.kind action things.0.roles.0 responsible things.1.kind meeting things.1.agenda.0 p1
GET /v1/presence/@muster/meeting/M-1
want 200 users.0.user @uwe closed 2026-03-02T08:00:00Z
DELETE /v1/presence/@muster/action/A-1
want 204
DELETE /v1/presence/@muster/meeting/M-1/users/@uwe
want 204
GET /v1/presence/@muster/users/@uwe
want 200 no "M-1" no "A-1"
# Nobody but the product, with a key made for it, may do this.
as olga
GET /v1/presence/@muster/users/@uwe
want 401
