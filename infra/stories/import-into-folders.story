# An import puts people into the folders that a column names, as far as the administrator may; the export of that column reads back.
tenant muster in Europe/Berlin
owner olga
administrator anna
as olga
POST /v1/folders {"name":"Fremd"}
want 201
as anna
reading de
POST /v1/folders {"name":"Projekte"}
want 201
call it projekte
POST /v1/folders {"name":"Bau","parent":"@projekte"}
want 201
call it bau
POST /v1/folders {"name":"Werk"}
want 201
call it werk
POST /v1/imports {"name":"people.csv","content":"RS1NYWlsO1Zvcm5hbWU7TmFjaG5hbWU7TGl6ZW56O09yZG5lcg0KaW5hQG11c3Rlci5leGFtcGxlO0luYTtJbXBvcnQ7RmFocmVyO1Byb2pla3RlL0JhdSAoRmFocmVyKXxXZXJrDQp0b21AbXVzdGVyLmV4YW1wbGU7VG9tO0ltcG9ydDs7UHJvamVrdGUgKEZhaHJlcikNCnV0ZUBtdXN0ZXIuZXhhbXBsZTtVdGU7SW1wb3J0OzsiQmF1OyBLZWxsZXIiDQpraW1AbXVzdGVyLmV4YW1wbGU7S2ltO0ltcG9ydDs7RnJlbWQNCg=="}
want 201 counts.create 1 counts.error 3
call it first
GET /v1/imports/@first/rows
want 200 rows.0.verdict create rows.0.folders.# 2 rows.0.folders.0.path Projekte/Bau rows.0.folders.0.role driver rows.0.folders.1.path Werk rows.0.folders.1.role participant
see rows.1.column folders rows.1.code driver_needs_licence rows.1.detail "Projekte (Fahrer)"
see rows.2.column folders rows.2.code folder_unknown rows.2.detail Keller
see rows.3.column folders rows.3.code not_in_folder rows.3.detail Fremd
GET /v1/imports/@first/rows?problems=true
want 200 rows.# 3 rows.0.verdict error rows.0.hint "Ein Fahrer eines Ordners braucht die Lizenz Fahrer oder Executive." rows.1.code folder_unknown
GET /v1/imports/@first/errors
want 200 "Einen Ordner namens „Keller“ gibt es nicht." "Bau; Keller"
POST /v1/folders/@werk/close
want 200
POST /v1/imports/@first/run
want 202
wait 5m
GET /v1/imports/@first/rows
want 200 rows.0.verdict created rows.0.folders.0.done true rows.0.folders.1.why folder_closed rows.0.mail null
keep rows.0.user as ina
GET /v1/folders/@bau/members/@ina
want 200 role driver
GET /v1/users/@ina/history?event=UserFolderChanged
want 200 entries.# 1 entries.0.byName "Anna Muster" entries.0.subject @bau
reading en
POST /v1/users/export {"columns":["name","firstName","lastName","mail","licence","folders"],"text":"ina"}
want 200 "Name,First name,Last name,Email,Licence,Folders" "Ina Import,Ina,Import,ina@muster.example,Driver,Projekte/Bau (driver)"
POST /v1/imports {"name":"users.csv","content":"77u/TmFtZSxGaXJzdCBuYW1lLExhc3QgbmFtZSxFbWFpbCxMaWNlbmNlLEZvbGRlcnMNCkluYSBJbXBvcnQsSW5hLEltcG9ydCxpbmEuendlaUBtdXN0ZXIuZXhhbXBsZSxEcml2ZXIsUHJvamVrdGUvQmF1IChkcml2ZXIpDQo="}
want 201 counts.create 1
call it again
GET /v1/imports/@again/rows
want 200 rows.0.folders.0.folder @bau rows.0.folders.0.role driver
no mail to ina@muster.example
