from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0004_indexes'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='signatory',
            name='signatory_party_statement',
        ),
        migrations.AddIndex(
            model_name='signatory',
            index=models.Index(condition=models.Q(('last_edition__isnull', True)), fields=['party', 'statement'], name='signatory_current'),
        ),
    ]
