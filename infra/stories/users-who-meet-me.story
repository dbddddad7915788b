# The second view lists the users who are in a meeting with me, too.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
user berta
service key presence
as key
POST /v1/presence/@muster/batch {"entries":[{"kind":"meeting","id":"M","user":"@anna","roles":["participant"]},{"kind":"meeting","id":"M","user":"@uwe","roles":["agenda"]},{"kind":"action","id":"A","user":"@anna","roles":["responsible"]},{"kind":"action","id":"A","user":"@berta","roles":["contributor"]}]}
want 200 refused 0
as anna
POST /v1/users/search {"view":"mine"}
want 200 "@uwe" no "@berta"
