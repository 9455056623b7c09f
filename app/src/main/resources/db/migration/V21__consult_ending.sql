-- Why a case was not suitable online, and where the patient goes, is kept once: with the hand-over.
ALTER TABLE consult DROP COLUMN ending;
