# Support access is off by default and opens for a week; after saving, the end is shown.
tenant muster in Europe/Berlin
owner olga
as olga
GET /v1/support-access
want 200 on false
PUT /v1/support-access {"on":true}
want 200 on true period 1w ends 2026-03-09T08:00:00Z started 2026-03-02T08:00:00Z level change
GET /v1/support-access
want 200 on true ends 2026-03-09T08:00:00Z by.name "Olga Muster"
mail to olga is support-opened
mail to olga contains "9 March 2026" "09:00"
PUT /v1/support-access {"on":true,"period":"3d"}
want 422 bad_period errors.0.pointer /period
PUT /v1/support-access {"on":true,"period":"1W"}
want 422 bad_period
PUT /v1/support-access {"period":"1d"}
want 422 invalid
GET /v1/support-access
want 200 ends 2026-03-09T08:00:00Z
