# The second view lists the users who share a folder with me.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
user berta
as anna
POST /v1/folders {"name":"Projekte"}
want 201
call it projekte
PUT /v1/folders/@projekte/members/@uwe {"role":"participant"}
want 200 role participant
POST /v1/users/search {"view":"mine"}
want 200 "@uwe" no "@berta"
as olga
POST /v1/users/search {"view":"mine"}
want 200 no "@uwe"
