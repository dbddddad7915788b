# A deletion reaches what the vendor's product keeps: closed things read User deleted, open ones lose him, favourites and notifications go, and the receipt counts it.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
user berta
service key presence
as key
POST /v1/presence/@muster/batch {"entries":[{"kind":"action","id":"old","closed":true,"user":"@uwe","roles":["responsible"]},{"kind":"action","id":"new","user":"@uwe","roles":["contributor"]},{"kind":"favourite","id":"F","user":"@uwe","roles":["owner"]},{"kind":"favourite","id":"F","user":"@berta","roles":["shared-with"]},{"kind":"notification","id":"N","on":{"kind":"favourite","id":"F"},"user":"@berta","roles":["recipient"]}]}
want 200 refused 0
as anna
POST /v1/folders {"name":"Notizen zu uwe@muster.example"}
want 201
GET /v1/users/@uwe/deletion
want 200 state preview appears.0.kind action appears.0.open 1 appears.0.closed 1 appears.1.kind favourite
POST /v1/users/@uwe/deletion {"confirm":"uwe@muster.example"}
want 202 state running progress.of 7 progress.step folders
# Nothing new may name him from here on.
as key
PUT /v1/presence/@muster/action/new/users/@uwe {"roles":["responsible"]}
want 409 person_gone
wait 2m
GET /v1/presence/@muster/action/old
want 200 users.0.deleted true users.0.roles.0 responsible no "@uwe"
GET /v1/presence/@muster/action/new
want 200 no "@uwe"
GET /v1/presence/@muster/favourite/F
want 404
GET /v1/presence/@muster/notification/N
want 404
# Opened again, it stays so.
PUT /v1/presence/@muster/action/old {"closed":false}
want 200 users.0.deleted true
as anna
GET /v1/users/@uwe/deletion
want 200 state done by @anna counts.action/closed/replaced 1 counts.action/open/removed 1 counts.favourite/deleted 1 counts.share/deleted 1 counts.notification/deleted 1 mentions.folder 1 scan.clean true no "uwe@"
event UserErased @uwe
