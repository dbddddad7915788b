# Periods are civil time in the tenant's zone: a day over the change to summer time, a month clamped to its end, full minutes.
tenant muster in Europe/Berlin
owner olga
as olga
at 2026-03-28T11:30:15Z
sign in olga
PUT /v1/support-access {"on":true,"period":"1d"}
want 200 ends 2026-03-29T10:31:00Z
PUT /v1/support-access {"on":true,"period":"2w"}
want 200 ends 2026-04-11T10:31:00Z
PUT /v1/support-access {"on":true,"period":"1m"}
want 200 ends 2026-04-28T10:31:00Z
PUT /v1/support-access {"on":true,"period":"4m"}
want 200 ends 2026-07-28T10:31:00Z
PUT /v1/support-access {"on":true,"period":"unlimited"}
want 200 ends null unlimited true
at 2026-10-31T09:00:00Z
sign in olga
PUT /v1/support-access {"on":true,"period":"4m"}
want 200 ends 2027-02-28T09:00:00Z
# The night in which 02:30 does not exist: the next instant that does.
at 2027-03-27T01:30:00Z
sign in olga
PUT /v1/support-access {"on":true,"period":"1d"}
want 200 ends 2027-03-28T01:00:00Z
