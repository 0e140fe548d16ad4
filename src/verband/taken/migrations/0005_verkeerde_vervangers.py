from __future__ import annotations

from django.db import migrations

# What was allowed before a deputy had to be of the same organisation, and still runs or is to
# come, ends here. Both are told by the job that tells of any withdrawal (``meld_vervanging``): as
# withdrawn by the absent one it tells the deputy, as withdrawn by the deputy the absent one.
BEEINDIG = """
WITH weg AS (
    UPDATE access_vervanging v SET ingetrokken_at = now()
    FROM access_lidmaatschap a, access_lidmaatschap d
    WHERE a.id = v.afwezige_id AND d.id = v.vervanger_id AND v.ingetrokken_at IS NULL
        AND v.tot > (now() AT TIME ZONE 'Europe/Amsterdam')::date
        AND v.rol IN ('disciplinebeheerder', 'vertegenwoordiger', 'deelnemer', 'regiegemeente')
        AND a.organisatie_id IS DISTINCT FROM d.organisatie_id
    RETURNING v.regio_id, v.id, ARRAY[a.gebruiker_id, d.gebruiker_id] AS wie
)
INSERT INTO procrastinate_jobs (queue_name, task_name, args)
SELECT 'default', 'verband.taken.tasks.meld_vervanging',
    jsonb_build_object('regio', regio_id, 'vervanging', id, 'door', door)
FROM weg, unnest(wie) AS door;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("taken", "0004_ronde_en_voor"),
        ("access", "0012_vervanger_zelfde_organisatie"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]
    operations = [migrations.RunSQL(BEEINDIG, migrations.RunSQL.noop)]
