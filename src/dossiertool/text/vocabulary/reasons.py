"""Words that tell a reason that can be checked from a guess at what goes on in someone."""

from __future__ import annotations

from dossiertool.text.vocabulary import words

BECAUSE = words("omdat doordat aangezien")
# What the school does, and gives its own reason for.
SCHOOL_ACTS = words(
    """aangemeld aanmelding aanmelden melden melding opgeschaald opschalen besproken overgeplaatst
    verplaatst verzet uitgesteld ingezet ingeschakeld aangevraagd vragen ingepland gekozen kiezen kozen
    afgenomen gestart verlengd stoppen gestopt doorverwezen"""
)
EVENTS = words(
    """januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag
    woensdag donderdag vrijdag zaterdag zondag week weken maand maanden jaar uur minuten vijf zes zeven acht
    negen tien elf twaalf achttien zestien zeventien leerplicht verkouden gipsarm hechtingen ambulance
    buikpijn hoofdpijn migraine medicatie paspoort visum verblijfsvergunning inschrijving uitgeschreven
    ingeschreven gepeild ingedeeld geplaatst geroosterd rooster tussenuur inhaaltoets herkansing herkansen
    eczeem epilepsie diabetes suikerziekte reuma hartafwijking prothese gekneusd verstuikt verzwikt gehecht
    prikpil prik vaccinatie inenting tatoeage bloedneus wond koortslip luizen schurft krentenbaard gebeld
    getuige aangifte politie bijles voorzitter"""
)
EVENT_ENDINGS = ("griep", "examen", "toets", "ontsteking", "operatie", "koorts", "breuk", "les", "dienst")
# Beside these no number makes a fact of it.
OF_THE_MIND = words(
    """bang boos jaloers verlegen onzeker lui moe wil wilde willen wou denkt dacht vindt vond voelt voelde zin
    aandacht durft durfde hoopt hoopte haat houdt mist schaamt schaamde verveelt vertrouwt zich gevoel angst
    geen nooit altijd gewend verwend gepest liefde rust ergens niemand hekel weigert verwacht vreest"""
)
