from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0007_apisleutel'),
        ('regios', '0005_marktleider_plek'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='lidmaatschap',
            name='lidmaatschap_rol_op_zijn_plaats',
        ),
        migrations.AlterField(
            model_name='lidmaatschap',
            name='rol',
            field=models.CharField(choices=[('coordinator', 'coördinator'), ('disciplinebeheerder', 'beheerder van een discipline'), ('vertegenwoordiger', 'vertegenwoordiger'), ('kassier', 'kassier'), ('dossierhouder', 'neutrale dossierhouder'), ('controller', 'controller'), ('wijkcoordinator', 'wijkcoördinator'), ('deelnemer', 'deelnemer'), ('regiegemeente', 'regiegemeente'), ('nza', 'NZa'), ('platformbeheerder', 'platformbeheerder'), ('zorginkoper', 'zorginkoper van een verzekeraar')], max_length=24),
        ),
        migrations.AlterField(
            model_name='lidmaatschapevent',
            name='rol',
            field=models.CharField(choices=[('coordinator', 'coördinator'), ('disciplinebeheerder', 'beheerder van een discipline'), ('vertegenwoordiger', 'vertegenwoordiger'), ('kassier', 'kassier'), ('dossierhouder', 'neutrale dossierhouder'), ('controller', 'controller'), ('wijkcoordinator', 'wijkcoördinator'), ('deelnemer', 'deelnemer'), ('regiegemeente', 'regiegemeente'), ('nza', 'NZa'), ('platformbeheerder', 'platformbeheerder'), ('zorginkoper', 'zorginkoper van een verzekeraar')], max_length=24),
        ),
        migrations.AlterField(
            model_name='uitnodiging',
            name='rol',
            field=models.CharField(choices=[('coordinator', 'coördinator'), ('disciplinebeheerder', 'beheerder van een discipline'), ('vertegenwoordiger', 'vertegenwoordiger'), ('kassier', 'kassier'), ('dossierhouder', 'neutrale dossierhouder'), ('controller', 'controller'), ('wijkcoordinator', 'wijkcoördinator'), ('deelnemer', 'deelnemer'), ('regiegemeente', 'regiegemeente'), ('nza', 'NZa'), ('platformbeheerder', 'platformbeheerder'), ('zorginkoper', 'zorginkoper van een verzekeraar')], max_length=24),
        ),
        migrations.AlterField(
            model_name='vervanging',
            name='rol',
            field=models.CharField(choices=[('coordinator', 'coördinator'), ('disciplinebeheerder', 'beheerder van een discipline'), ('vertegenwoordiger', 'vertegenwoordiger'), ('kassier', 'kassier'), ('dossierhouder', 'neutrale dossierhouder'), ('controller', 'controller'), ('wijkcoordinator', 'wijkcoördinator'), ('deelnemer', 'deelnemer'), ('regiegemeente', 'regiegemeente')], max_length=24),
        ),
        migrations.AddConstraint(
            model_name='lidmaatschap',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('regio__isnull', False), ('rol__in', ['coordinator', 'disciplinebeheerder', 'vertegenwoordiger', 'kassier', 'dossierhouder', 'controller', 'wijkcoordinator', 'deelnemer', 'regiegemeente']), ('verzekeraar__isnull', True)), models.Q(('organisatie__isnull', True), ('regio__isnull', True), ('rol', 'zorginkoper'), ('verzekeraar__isnull', False)), models.Q(('organisatie__isnull', True), ('regio__isnull', True), ('rol__in', ['nza', 'platformbeheerder']), ('verzekeraar__isnull', True)), _connector='OR'), name='lidmaatschap_rol_op_zijn_plaats'),
        ),
    ]
