# Whoever deletes a user sees which folders he alone drives and may name a successor, who takes over what he alone drove or was responsible for.
tenant muster in Europe/Berlin
owner olga
administrator anna
driver fahrer
driver erbe
user gast
service key presence
as anna
POST /v1/folders {"name":"Projekt"}
want 201
call it projekt
PUT /v1/folders/@projekt/members/@fahrer {"role":"driver"}
want 200
PUT /v1/folders/@projekt/members/@anna {"role":"participant"}
want 200
as key
PUT /v1/presence/@muster/action/A/users/@fahrer {"roles":["responsible"]}
want 204
as anna
GET /v1/users/@fahrer/deletion
want 200 drivesAlone.0.name Projekt
POST /v1/users/@fahrer/deletion {"confirm":"fahrer@muster.example","successor":"@gast"}
want 409 successor_cannot_drive
POST /v1/users/@fahrer/deletion {"confirm":"fahrer@muster.example","successor":"@fahrer"}
want 409 bad_successor
POST /v1/users/@fahrer/deletion {"confirm":"fahrer@muster.example","successor":"@erbe"}
want 202 successor @erbe
wait 2m
GET /v1/folders/@projekt/members/@erbe
want 200 role driver
GET /v1/users/@fahrer/deletion
want 200 counts.folder/open/handedOver 1 counts.action/open/handedOver 1
as key
GET /v1/presence/@muster/action/A
want 200 users.0.user @erbe users.0.roles.0 responsible
