# A link is good once, for 72 hours; a new one that somebody asks for makes the old one void; looking at it uses nothing up.
tenant muster in Europe/Berlin
owner olga
administrator anna
as anna
POST /v1/users {"mail":"nina@muster.example","firstName":"Nina","lastName":"Neu"}
want 201
call it nina
POST /v1/users/@nina/invite
want 200
mails to nina 2
use first link of nina
want 404 link_dead
use link of nina with "too short"
want 422 password_short errors.0.pointer /password
use link of nina
want 204
use link of nina
want 404 link_dead
sign in nina
want 200
as nobody
POST /v1/password-links {"tenant":"muster","mail":"nina@muster.example"}
want 202
wait 71h59m59s
mails to nina 3
use link of nina with "Neuer Satz nach drei Tagen 99"
want 204
as nobody
POST /v1/password-links {"tenant":"muster","mail":"nina@muster.example"}
want 202
wait 72h
use link of nina
want 404 link_dead
sweep
use link of nina
want 404 link_dead
