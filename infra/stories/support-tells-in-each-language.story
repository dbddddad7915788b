# All active administrators are told, each in his language, when access opens, when support signs in, and when it ends.
tenant muster in Europe/Berlin
owner olga
administrator anna language de
administrator fred language fr
administrator gone
executive emil
agent arne
as olga
POST /v1/users/@gone/deactivate
want 200
PUT /v1/support-access {"on":true,"period":"1w"}
want 200
mails to anna 1
mails to emil 0
mails to gone 0
mail to anna contains "9. März 2026"
mail to fred contains "9 mars 2026"
mail to olga contains "9 March 2026"
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
mails to anna 2
mails to fred 2
as olga
PUT /v1/support-access {"on":false}
want 200
mails to anna 3
mails to fred 3
mail to fred is support-ended
mails to gone 0
