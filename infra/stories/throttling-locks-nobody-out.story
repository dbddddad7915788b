# Attempts are counted per address and source before any work is done, alike for known and unknown addresses, and nobody can lock another person out.
tenant muster in Europe/Berlin
owner olga
user uwe
from 198.51.100.7
sign in uwe with "guess number 1"
want 401 wrong_credentials
sign in uwe with "guess number 2"
want 401 wrong_credentials
sign in uwe with "guess number 3"
want 401 wrong_credentials
sign in uwe with "guess number 4"
want 401 wrong_credentials
sign in uwe with "guess number 5"
want 401 wrong_credentials
sign in uwe with "guess number 6"
want 401 wrong_credentials
sign in uwe with "guess number 7"
want 401 wrong_credentials
sign in uwe with "guess number 8"
want 401 wrong_credentials
sign in uwe with "guess number 9"
want 401 wrong_credentials
sign in uwe with "guess number 10"
want 401 wrong_credentials
sign in uwe with "guess number 11"
want 429 too_often header Retry-After 900
sign in uwe
want 429 too_often
# Another spelling is the same address.
as nobody
POST /v1/sign-in {"tenant":"muster","mail":"UWE@Muster.example","password":"x"}
want 429 too_often
# From where he sits himself, the person gets in.
from 203.0.113.9
sign in uwe
want 200
from 198.51.100.7
wait 15m
sign in uwe
want 200
as nobody
POST /v1/password-links {"tenant":"muster","mail":"uwe@muster.example"}
want 202
POST /v1/password-links {"tenant":"muster","mail":"uwe@muster.example"}
want 202
POST /v1/password-links {"tenant":"muster","mail":"uwe@muster.example"}
want 202
POST /v1/password-links {"tenant":"muster","mail":"uwe@muster.example"}
want 429 too_often
