-- Rechten voor een kluis op PostgreSQL. De beheerder van de database voert dit één keer uit, als eigenaar van de
-- tabellen, nadat de kluis is gemaakt met: dossiertool kluis begin --kluis postgresql://...
--     psql -d kluis -f kluis-postgres.sql
-- Het mag nog een keer. Daarna krijgt ieder een eigen account met een van de twee rollen:
--     CREATE ROLE anna LOGIN PASSWORD '...' IN ROLE kluis_schrijver;
--
-- kluis_schrijver: alle gewone opdrachten. Dossiers, logboek en sleutellijst alleen lezen en aanvullen, niet wijzigen
--   of weghalen. Twee dingen zijn ruimer: waar een dossier staat (heads) schuift op, en toegangen gaan weg als iemand
--   de toegang verliest. Wat daar niet klopt, ziet dossiertool aan de handtekeningen en het ijkpunt.
-- kluis_archivaris: ook weghalen wat is vernietigd.

BEGIN;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kluis_schrijver') THEN
    CREATE ROLE kluis_schrijver NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kluis_archivaris') THEN
    CREATE ROLE kluis_archivaris NOLOGIN;
  END IF;
END
$$;
GRANT kluis_schrijver TO kluis_archivaris;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, kluis_schrijver, kluis_archivaris;
GRANT USAGE ON SCHEMA public TO kluis_schrijver;

GRANT SELECT ON vault, directory, heads, bodies, entries, grants, reads, signals, attachments, checkpoints
  TO kluis_schrijver;
GRANT INSERT ON directory, heads, bodies, entries, grants, reads, signals, attachments, checkpoints
  TO kluis_schrijver;
GRANT UPDATE ON heads TO kluis_schrijver;
GRANT DELETE ON grants TO kluis_schrijver;

-- Wie schrijft, houdt de ene regel van vault vast (SELECT ... FOR UPDATE). PostgreSQL vraagt daarvoor het recht om die
-- te wijzigen; deze voorwaarde zorgt dat er niets te wijzigen valt.
ALTER TABLE vault DROP CONSTRAINT IF EXISTS alleen_profiel_1;
ALTER TABLE vault ADD CONSTRAINT alleen_profiel_1 CHECK (profile = 1);
GRANT UPDATE (profile) ON vault TO kluis_schrijver;

-- Van een signaal bij een vernietigd dossier blijft de ondertekende regel staan; alleen de inhoud gaat weg.
GRANT DELETE ON bodies, attachments TO kluis_archivaris;
GRANT UPDATE (envelope) ON signals TO kluis_archivaris;

COMMIT;
