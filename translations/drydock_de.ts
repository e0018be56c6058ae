<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>drydock::AboutDialog</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Libraries and their licences</source>
        <translation>Bibliotheken und ihre Lizenzen</translation>
    </message>
    <message>
        <source>About Drydock</source>
        <translation>Über Drydock</translation>
    </message>
    <message>
        <source>Drydock %1</source>
        <translation>Drydock %1</translation>
    </message>
    <message>
        <source>Manages fleets of devices through the Mender REST API.</source>
        <translation>Verwaltet Geräteflotten über die Mender-REST-API.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer. Ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Versionen kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>drydock::ActionRegistry</name>
    <message>
        <source>Connect to server…</source>
        <translation>Mit Server verbinden…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Connect a device…</source>
        <translation>Gerät verbinden…</translation>
    </message>
    <message>
        <source>Export requests as HAR…</source>
        <translation>Anfragen als HAR exportieren…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Filter this pane</source>
        <translation>Diesen Bereich filtern</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Befehl suchen…</translation>
    </message>
    <message>
        <source>Fleet workspace</source>
        <translation>Arbeitsbereich Flotte</translation>
    </message>
    <message>
        <source>Support workspace</source>
        <translation>Arbeitsbereich Support</translation>
    </message>
    <message>
        <source>Release workspace</source>
        <translation>Arbeitsbereich Release</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Show device</source>
        <translation>Gerät anzeigen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Akzeptieren</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Decommission…</source>
        <translation>Außer Betrieb nehmen…</translation>
    </message>
    <message>
        <source>Group…</source>
        <translation>Gruppe…</translation>
    </message>
    <message>
        <source>Remove from group</source>
        <translation>Aus Gruppe entfernen</translation>
    </message>
    <message>
        <source>Deploy…</source>
        <translation>Ausrollen…</translation>
    </message>
    <message>
        <source>Copy device id</source>
        <translation>Geräte-ID kopieren</translation>
    </message>
    <message>
        <source>Upload artifact…</source>
        <translation>Artefakt hochladen…</translation>
    </message>
    <message>
        <source>Deploy release…</source>
        <translation>Release ausrollen…</translation>
    </message>
    <message>
        <source>Delete release…</source>
        <translation>Release löschen…</translation>
    </message>
    <message>
        <source>Download artifact…</source>
        <translation>Artefakt herunterladen…</translation>
    </message>
    <message>
        <source>Delete artifact…</source>
        <translation>Artefakt löschen…</translation>
    </message>
    <message>
        <source>Create deployment…</source>
        <translation>Deployment erstellen…</translation>
    </message>
    <message>
        <source>Show deployment</source>
        <translation>Deployment anzeigen</translation>
    </message>
    <message>
        <source>Abort deployment</source>
        <translation>Deployment stoppen</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll anzeigen</translation>
    </message>
    <message>
        <source>Read-only mode</source>
        <translation>Nur-Lesen-Modus</translation>
    </message>
    <message>
        <source>Drydock help</source>
        <translation>Drydock-Hilfe</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Drydock</source>
        <translation>Über Drydock</translation>
    </message>
    <message>
        <source>Open the pane that it belongs to first.</source>
        <translation>Zuerst den zugehörigen Bereich öffnen.</translation>
    </message>
    <message>
        <source>Server details…</source>
        <translation>Einzelheiten des Servers…</translation>
    </message>
    <message>
        <source>Diagnose connection…</source>
        <translation>Verbindung prüfen…</translation>
    </message>
    <message>
        <source>Server settings…</source>
        <translation>Servereinstellungen…</translation>
    </message>
    <message>
        <source>Edit tags…</source>
        <translation>Tags ändern…</translation>
    </message>
    <message>
        <source>Edit notes…</source>
        <translation>Notizen ändern…</translation>
    </message>
    <message>
        <source>Edit release tags…</source>
        <translation>Release-Tags ändern…</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Als curl kopieren</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>URL kopieren</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>Anfrage-ID kopieren</translation>
    </message>
    <message>
        <source>Copy response</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Export selected requests as HAR…</source>
        <translation>Ausgewählte Anfragen als HAR exportieren…</translation>
    </message>
    <message>
        <source>Export shown requests as HAR…</source>
        <translation>Angezeigte Anfragen als HAR exportieren…</translation>
    </message>
    <message>
        <source>Clear requests</source>
        <translation>Anfragenliste leeren</translation>
    </message>
    <message>
        <source>Save view…</source>
        <translation>Ansicht speichern…</translation>
    </message>
    <message>
        <source>Import views…</source>
        <translation>Ansichten importieren…</translation>
    </message>
    <message>
        <source>Export views…</source>
        <translation>Ansichten exportieren…</translation>
    </message>
    <message>
        <source>Export devices…</source>
        <translation>Geräte exportieren…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Set a tag…</source>
        <translation>Tag setzen…</translation>
    </message>
    <message>
        <source>Check for updates now</source>
        <translation>Jetzt nach Updates fragen</translation>
    </message>
    <message>
        <source>Send inventory now</source>
        <translation>Jetzt Inventar senden</translation>
    </message>
    <message>
        <source>Abort its deployments…</source>
        <translation>Deployments abbrechen…</translation>
    </message>
    <message>
        <source>Select by a list…</source>
        <translation>Nach einer Liste auswählen…</translation>
    </message>
    <message>
        <source>Preauthorize devices…</source>
        <translation>Geräte vorab autorisieren…</translation>
    </message>
    <message>
        <source>Groups…</source>
        <translation>Gruppen…</translation>
    </message>
    <message>
        <source>Pause bulk work</source>
        <translation>Massenarbeit anhalten</translation>
    </message>
    <message>
        <source>Continue bulk work</source>
        <translation>Massenarbeit fortsetzen</translation>
    </message>
    <message>
        <source>Cancel bulk work</source>
        <translation>Massenarbeit abbrechen</translation>
    </message>
    <message>
        <source>Retry the failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Save results…</source>
        <translation>Ergebnisse speichern…</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Save as dynamic group…</source>
        <translation>Als dynamische Gruppe speichern…</translation>
    </message>
    <message>
        <source>Remove a tag…</source>
        <translation>Tag entfernen…</translation>
    </message>
    <message>
        <source>Highlight rules…</source>
        <translation>Hervorhebungsregeln…</translation>
    </message>
</context>
<context>
    <name>drydock::ActionRules</name>
    <message>
        <source>Select at least one device first.</source>
        <translation>Zuerst mindestens ein Gerät auswählen.</translation>
    </message>
    <message>
        <source>Select a single device to show it.</source>
        <translation>Zum Anzeigen ein einzelnes Gerät auswählen.</translation>
    </message>
    <message>
        <source>None of the selected devices is waiting or rejected.</source>
        <translation>Keines der ausgewählten Geräte ist wartend oder abgelehnt.</translation>
    </message>
    <message>
        <source>None of the selected devices is pending or accepted.</source>
        <translation>Keines der ausgewählten Geräte ist wartend oder akzeptiert.</translation>
    </message>
    <message>
        <source>None of the selected devices is in a group.</source>
        <translation>Keines der ausgewählten Geräte gehört zu einer Gruppe.</translation>
    </message>
    <message>
        <source>Only accepted devices can be updated; none is selected.</source>
        <translation>Nur akzeptierte Geräte können Updates erhalten; keines ist ausgewählt.</translation>
    </message>
    <message>
        <source>Select at least one release first.</source>
        <translation>Zuerst mindestens ein Release auswählen.</translation>
    </message>
    <message>
        <source>Select a single release to deploy it.</source>
        <translation>Zum Ausrollen ein einzelnes Release auswählen.</translation>
    </message>
    <message>
        <source>Select a single artifact to download it.</source>
        <translation>Zum Herunterladen ein einzelnes Artefakt auswählen.</translation>
    </message>
    <message>
        <source>Select at least one artifact first.</source>
        <translation>Zuerst mindestens ein Artefakt auswählen.</translation>
    </message>
    <message>
        <source>Select a single deployment to show it.</source>
        <translation>Zum Anzeigen ein einzelnes Deployment auswählen.</translation>
    </message>
    <message>
        <source>Select at least one deployment first.</source>
        <translation>Zuerst mindestens ein Deployment auswählen.</translation>
    </message>
    <message>
        <source>The selected deployments have ended already.</source>
        <translation>Die ausgewählten Deployments sind bereits beendet.</translation>
    </message>
    <message>
        <source>Select a single device of the deployment to read its log.</source>
        <translation>Zum Lesen des Protokolls ein einzelnes Gerät des Deployments auswählen.</translation>
    </message>
    <message>
        <source>This device has sent no log; devices do so when an update fails.</source>
        <translation>Dieses Gerät hat kein Protokoll gesendet; Geräte tun das, wenn ein Update fehlschlägt.</translation>
    </message>
    <message>
        <source>Connect to a server first.</source>
        <translation>Zuerst mit einem Server verbinden.</translation>
    </message>
    <message>
        <source>The server cannot be reached now.</source>
        <translation>Der Server ist zurzeit nicht erreichbar.</translation>
    </message>
    <message>
        <source>Read-only mode is on; switch it off in the Tools menu.</source>
        <translation>Der Nur-Lesen-Modus ist eingeschaltet; er lässt sich im Menü „Extras“ ausschalten.</translation>
    </message>
    <message>
        <source>This is a production server: allow changes in the Tools menu first.</source>
        <translation>Dies ist ein Produktionsserver: Änderungen zuerst im Menü „Extras“ erlauben.</translation>
    </message>
    <message>
        <source>Select a single release to edit it.</source>
        <translation>Zum Ändern ein einzelnes Release auswählen.</translation>
    </message>
    <message>
        <source>No request has been recorded yet.</source>
        <translation>Es ist noch keine Anfrage aufgezeichnet.</translation>
    </message>
    <message>
        <source>The Activity pane shows no request now.</source>
        <translation>Der Bereich „Aktivität“ zeigt zurzeit keine Anfrage.</translation>
    </message>
    <message>
        <source>Select at least one request in the Activity pane first.</source>
        <translation>Zuerst im Bereich „Aktivität“ mindestens eine Anfrage auswählen.</translation>
    </message>
    <message>
        <source>Select a single request in the Activity pane first.</source>
        <translation>Zuerst im Bereich „Aktivität“ eine einzelne Anfrage auswählen.</translation>
    </message>
    <message>
        <source>The server gave this request no id.</source>
        <translation>Der Server hat dieser Anfrage keine ID gegeben.</translation>
    </message>
    <message>
        <source>This row is a change made of several requests; they are listed on their own.</source>
        <translation>Diese Zeile ist eine Änderung aus mehreren Anfragen; diese sind einzeln aufgeführt.</translation>
    </message>
    <message>
        <source>No body of an answer was recorded.</source>
        <translation>Es wurde kein Inhalt einer Antwort aufgezeichnet.</translation>
    </message>
    <message>
        <source>Select a single device to edit its tags.</source>
        <translation>Zum Ändern der Tags ein einzelnes Gerät auswählen.</translation>
    </message>
    <message>
        <source>Choose a device first.</source>
        <translation>Zuerst ein Gerät wählen.</translation>
    </message>
    <message>
        <source>Only accepted devices have deployments; none is selected.</source>
        <translation>Nur akzeptierte Geräte haben Deployments; keines ist ausgewählt.</translation>
    </message>
    <message>
        <source>Nothing that can be undone was done in the last minutes.</source>
        <translation>In den letzten Minuten wurde nichts getan, das rückgängig gemacht werden kann.</translation>
    </message>
    <message>
        <source>Choose a line of the Bulk work pane first.</source>
        <translation>Zuerst eine Zeile im Bereich Massenarbeit wählen.</translation>
    </message>
    <message>
        <source>It is not running.</source>
        <translation>Sie läuft nicht.</translation>
    </message>
    <message>
        <source>It is neither paused nor interrupted.</source>
        <translation>Sie ist weder angehalten noch unterbrochen.</translation>
    </message>
    <message>
        <source>It has ended already.</source>
        <translation>Sie ist schon zu Ende.</translation>
    </message>
    <message>
        <source>It has not ended yet.</source>
        <translation>Sie ist noch nicht zu Ende.</translation>
    </message>
    <message>
        <source>Nothing of it failed.</source>
        <translation>Nichts davon ist fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>drydock::ActivityPane</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Changes only</source>
        <translation>Nur Änderungen</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Was angezeigt wird</translation>
    </message>
    <message>
        <source>No request has been sent in this session yet.</source>
        <translation>In dieser Sitzung wurde noch keine Anfrage gesendet.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%Ln läuft</numerusform>
            <numerusform>%Ln laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Export requests as HAR</source>
        <translation>Anfragen als HAR exportieren</translation>
    </message>
    <message>
        <source>HAR files (*.har)</source>
        <translation>HAR-Dateien (*.har)</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>No request matches this filter.</source>
        <translation>Keine Anfrage passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>Filter: text, status:4xx, method:post, failed, slower:500ms</source>
        <translation>Filter: Text, status:4xx, method:post, failed, slower:500ms</translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation>Anfragen filtern</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Take no new rows for now</source>
        <translation>Vorerst keine neuen Zeilen aufnehmen</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Einzelheiten anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n entries</source>
        <extracomment>%1 is how many entries the filter shows, %n how many there are</extracomment>
        <translation>
            <numerusform>%1 von %n Eintrag</numerusform>
            <numerusform>%1 von %n Einträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message numerus="yes">
        <source>Resume (%n new)</source>
        <translation>
            <numerusform>Fortsetzen (%n neue)</numerusform>
            <numerusform>Fortsetzen (%n neue)</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Copied as curl.</source>
        <translation>Als curl kopiert.</translation>
    </message>
    <message>
        <source>Copied as curl. %1</source>
        <translation>Als curl kopiert. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n requests exported; tokens, cookies and passwords were left out.</source>
        <translation>
            <numerusform>%n Anfrage exportiert; Token, Cookies und Passwörter wurden weggelassen.</numerusform>
            <numerusform>%n Anfragen exportiert; Token, Cookies und Passwörter wurden weggelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::ActivityText</name>
    <message>
        <source>There is no filter “%1”. Put it in quotes to search for this text.</source>
        <extracomment>%1 is what the user typed, for example colour:red</extracomment>
        <translation>Es gibt keinen Filter „%1“. Zum Suchen nach diesem Text in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>“%1” needs a value after the colon.</source>
        <translation>„%1“ braucht einen Wert nach dem Doppelpunkt.</translation>
    </message>
    <message>
        <source>“%1” is no status: write status:404 or status:5xx.</source>
        <translation>„%1“ ist kein Status: status:404 oder status:5xx schreiben.</translation>
    </message>
    <message>
        <source>“%1” is no method: write method:get or method:post,put.</source>
        <translation>„%1“ ist keine Methode: method:get oder method:post,put schreiben.</translation>
    </message>
    <message>
        <source>“%1” is no lane: there are interactive, polling, bulk and transfer.</source>
        <translation>„%1“ ist keine Warteschlange: Es gibt interactive, polling, bulk und transfer.</translation>
    </message>
    <message>
        <source>“%1” is no duration: write slower:500ms or slower:2s.</source>
        <translation>„%1“ ist keine Dauer: slower:500ms oder slower:2s schreiben.</translation>
    </message>
    <message>
        <source>“%1” is no size: write larger:64k or larger:1m.</source>
        <translation>„%1“ ist keine Größe: larger:64k oder larger:1m schreiben.</translation>
    </message>
    <message>
        <source>The quote that begins at %1 has no end.</source>
        <translation>Das Anführungszeichen bei %1 wird nicht geschlossen.</translation>
    </message>
    <message>
        <source>Words are searched in path, operation and request id; all must be there.</source>
        <translation>Wörter werden in Pfad, Vorgang und Anfrage-ID gesucht; alle müssen vorkommen.</translation>
    </message>
    <message>
        <source>%1 or %2: the answer&apos;s status</source>
        <translation>%1 oder %2: Status der Antwort</translation>
    </message>
    <message>
        <source>%1: how it was asked</source>
        <translation>%1: Methode der Anfrage</translation>
    </message>
    <message>
        <source>%1: failed, %2: under way, %3: what changes something</source>
        <translation>%1: fehlgeschlagen, %2: laufend, %3: was etwas ändert</translation>
    </message>
    <message>
        <source>%1: longer than that</source>
        <translation>%1: länger als das</translation>
    </message>
    <message>
        <source>%1: more bytes than that, either way</source>
        <translation>%1: mehr Bytes als das, gesendet oder empfangen</translation>
    </message>
    <message>
        <source>%1: in which queue it stood</source>
        <translation>%1: Warteschlange der Anfrage</translation>
    </message>
    <message>
        <source>%1 turns any of them round, %2 takes it as text.</source>
        <translation>%1 kehrt jeden Filter um, %2 nimmt ihn als Text.</translation>
    </message>
    <message>
        <source>The body of %1 is not here: longer bodies are not recorded.</source>
        <translation>Der Inhalt (%1) fehlt hier: Längere Inhalte werden nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>The body of %1 is not here: it is no text, so it could not be searched for secrets.</source>
        <translation>Der Inhalt (%1) fehlt hier: Er ist kein Text und ließ sich daher nicht auf Geheimnisse prüfen.</translation>
    </message>
    <message>
        <source>The body of %1 is not here: it is a form with files, which are not recorded.</source>
        <translation>Der Inhalt (%1) fehlt hier: Er ist ein Formular mit Dateien, und diese werden nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>The body of %1 is not here: it went straight from or to a file.</source>
        <translation>Der Inhalt (%1) fehlt hier: Er ging direkt aus einer Datei oder in eine Datei.</translation>
    </message>
    <message>
        <source>Showing the first %1 of %2.</source>
        <translation>Angezeigt: die ersten %1 von %2.</translation>
    </message>
    <message>
        <source>Long lines end in “…”.</source>
        <translation>Lange Zeilen enden mit „…“.</translation>
    </message>
    <message>
        <source>This is no text.</source>
        <translation>Das ist kein Text.</translation>
    </message>
    <message>
        <source>Save the body to have all of it.</source>
        <translation>Für den ganzen Inhalt diesen speichern.</translation>
    </message>
    <message>
        <source>It reads the token from %1.</source>
        <extracomment>%1 is a shell variable</extracomment>
        <translation>Das Token wird aus %1 gelesen.</translation>
    </message>
    <message>
        <source>It reads the account from %1 and %2.</source>
        <translation>Das Konto wird aus %1 und %2 gelesen.</translation>
    </message>
    <message>
        <source>It sends the file %1: save the request&apos;s body under this name.</source>
        <extracomment>%1 is a file name</extracomment>
        <translation>Die Datei %1 wird gesendet: den Inhalt der Anfrage unter diesem Namen speichern.</translation>
    </message>
    <message>
        <source>The body was not recorded: put it into the file %1.</source>
        <translation>Der Inhalt wurde nicht aufgezeichnet: in der Datei %1 ablegen.</translation>
    </message>
    <message>
        <source>The form was not recorded: put it into the file %1.</source>
        <translation>Das Formular wurde nicht aufgezeichnet: in der Datei %1 ablegen.</translation>
    </message>
    <message>
        <source>Secrets in it were left out: fill them in.</source>
        <translation>Geheimnisse darin wurden weggelassen: selbst eintragen.</translation>
    </message>
    <message>
        <source>The certificate is pinned here: curl needs its file with --cacert.</source>
        <translation>Dem Zertifikat wird nur hier vertraut: curl braucht seine Datei mit --cacert.</translation>
    </message>
    <message>
        <source>Interactive</source>
        <translation>Interaktiv</translation>
    </message>
    <message>
        <source>Polling</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Bulk</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Übertragung</translation>
    </message>
</context>
<context>
    <name>drydock::Application</name>
    <message>
        <source>No keychain: signed in for this session only</source>
        <translation>Kein Schlüsselbund: nur für diese Sitzung angemeldet</translation>
    </message>
    <message>
        <source>This sign-in ends %1</source>
        <translation>Ende dieser Anmeldung: %1</translation>
    </message>
    <message>
        <source>Not connected to a server.</source>
        <translation>Mit keinem Server verbunden.</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Starting a lab…</source>
        <translation>Labor wird gestartet…</translation>
    </message>
    <message>
        <source>A lab is being started on this computer.</source>
        <translation>Auf diesem Rechner wird ein Labor gestartet.</translation>
    </message>
    <message>
        <source>The lab ended by itself and was started again</source>
        <translation>Das Labor hat sich beendet und wurde neu gestartet</translation>
    </message>
    <message>
        <source>The lab ended by itself and is being started again</source>
        <translation>Das Labor hat sich beendet und wird neu gestartet</translation>
    </message>
    <message>
        <source>Local lab</source>
        <translation>Lokales Labor</translation>
    </message>
    <message>
        <source>Export requests as HAR</source>
        <translation>Anfragen als HAR exportieren</translation>
    </message>
    <message>
        <source>HAR files (*.har)</source>
        <translation>HAR-Dateien (*.har)</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>%1 does not say where a lab listens.</source>
        <translation>%1 sagt nicht, wo ein Labor lauscht.</translation>
    </message>
    <message>
        <source>The kept fleet was damaged and set aside; it is read anew</source>
        <translation>Die aufbewahrte Flotte war beschädigt und wurde beiseitegelegt; sie wird neu gelesen</translation>
    </message>
    <message>
        <source>The kept fleet may not be read; it is read anew</source>
        <translation>Die aufbewahrte Flotte darf nicht gelesen werden; sie wird neu gelesen</translation>
    </message>
    <message>
        <source>The fleet could not be kept for the next start: %1</source>
        <translation>Die Flotte konnte nicht für den nächsten Start aufbewahrt werden: %1</translation>
    </message>
</context>
<context>
    <name>drydock::AuditPane</name>
    <message>
        <source>Audit log</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <source>Show new entries</source>
        <translation>Neue Einträge anzeigen</translation>
    </message>
    <message>
        <source>Reading the audit log.</source>
        <translation>Das Prüfprotokoll wird gelesen.</translation>
    </message>
    <message>
        <source>Nothing has been recorded yet.</source>
        <translation>Es ist noch nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>No entry matches the filter.</source>
        <translation>Kein Eintrag passt zum Filter.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>User&apos;s e-mail, whole</source>
        <translation>E-Mail des Benutzers, vollständig</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Kind of object</source>
        <translation>Art des Objekts</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Beliebige Zeit</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24&#xa0;Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7&#xa0;Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30&#xa0;Tage</translation>
    </message>
    <message>
        <source>All objects</source>
        <translation>Alle Objekte</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Alle Aktionen</translation>
    </message>
    <message numerus="yes">
        <source>The server cannot filter by action: the newest %n entries are searched here.</source>
        <translation>
            <numerusform>Der Server kann nicht nach Aktion filtern: Hier wird der neueste %Ln Eintrag durchsucht.</numerusform>
            <numerusform>Der Server kann nicht nach Aktion filtern: Hier werden die neuesten %Ln Einträge durchsucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Audit log entries</source>
        <translation>Einträge des Prüfprotokolls</translation>
    </message>
    <message>
        <source>The selected entry</source>
        <translation>Der ausgewählte Eintrag</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message numerus="yes">
        <source>Searched the newest %n entries here; the server cannot filter by action</source>
        <translation>
            <numerusform>Hier den neuesten %Ln Eintrag durchsucht; der Server kann nicht nach Aktion filtern</numerusform>
            <numerusform>Hier die neuesten %Ln Einträge durchsucht; der Server kann nicht nach Aktion filtern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched all %n entries here; the server cannot filter by action</source>
        <translation>
            <numerusform>Hier %Ln Eintrag durchsucht; der Server kann nicht nach Aktion filtern</numerusform>
            <numerusform>Hier alle %Ln Einträge durchsucht; der Server kann nicht nach Aktion filtern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searching, %n entries so far</source>
        <translation>
            <numerusform>Suche läuft, bisher %Ln Eintrag</numerusform>
            <numerusform>Suche läuft, bisher %Ln Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer</source>
        <comment>audit log entries</comment>
        <translation>
            <numerusform>%Ln neuer Eintrag</numerusform>
            <numerusform>%Ln neue Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>This server keeps no audit log; Mender&apos;s Professional and Enterprise plans do.</source>
        <translation>Dieser Server führt kein Prüfprotokoll; es gehört zu Mender Professional und Enterprise.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut anfragen</translation>
    </message>
    <message>
        <source>The audit log could not be read</source>
        <translation>Das Prüfprotokoll konnte nicht gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Object id</source>
        <translation>Objekt-ID</translation>
    </message>
    <message>
        <source>The server recorded no difference.</source>
        <translation>Der Server hat keinen Unterschied aufgezeichnet.</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren…</translation>
    </message>
    <message>
        <source>Saves what the server has for this user, period and kind of object. The action is not among what the server can filter by, so all actions are saved.</source>
        <translation>Speichert, was der Server zu diesem Benutzer, Zeitraum und dieser Art des Objekts hat. Nach der Aktion kann der Server nicht filtern, daher werden alle Aktionen gespeichert.</translation>
    </message>
    <message>
        <source>audit-log</source>
        <extracomment>The name that is suggested for an exported file, without its ending</extracomment>
        <translation>pruefprotokoll</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>Prüfprotokoll exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>This server keeps no audit log. %1</source>
        <extracomment>%1 is a sentence with the reason.</extracomment>
        <translation>Dieser Server führt kein Prüfprotokoll. %1</translation>
    </message>
</context>
<context>
    <name>drydock::AuthSetsDialog</name>
    <message>
        <source>Choose a key</source>
        <translation>Schlüssel wählen</translation>
    </message>
    <message>
        <source>Several keys ask in the name of the same device. Accept only the one that you know to be the device&apos;s own: compare its fingerprint with what the device shows.</source>
        <translation>Mehrere Schlüssel melden sich im Namen desselben Geräts. Akzeptieren Sie nur den, von dem Sie wissen, dass er dem Gerät gehört: Vergleichen Sie seinen Fingerabdruck mit dem, was das Gerät anzeigt.</translation>
    </message>
    <message>
        <source>Several keys ask in the name of the same device. Choose the one to be rejected.</source>
        <translation>Mehrere Schlüssel melden sich im Namen desselben Geräts. Wählen Sie den, der abgelehnt werden soll.</translation>
    </message>
    <message>
        <source>Devices with several keys</source>
        <translation>Geräte mit mehreren Schlüsseln</translation>
    </message>
    <message>
        <source>Leave these out</source>
        <translation>Diese auslassen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The keys differ in this.</source>
        <translation>Darin unterscheiden sich die Schlüssel.</translation>
    </message>
    <message>
        <source>%1 of key %2</source>
        <extracomment>What is compared, of which key: &quot;mac of key 2&quot;</extracomment>
        <translation>%1 von Schlüssel %2</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>No key that can be read</source>
        <translation>Kein lesbarer Schlüssel</translation>
    </message>
    <message>
        <source>Accept this key</source>
        <translation>Diesen Schlüssel akzeptieren</translation>
    </message>
    <message>
        <source>Reject this key</source>
        <translation>Diesen Schlüssel ablehnen</translation>
    </message>
    <message>
        <source>%1: key %2 of %3</source>
        <translation>%1: Schlüssel %2 von %3</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefragt</translation>
    </message>
    <message>
        <source>Key (SHA-256)</source>
        <translation>Schlüssel (SHA-256)</translation>
    </message>
    <message>
        <source>A key is chosen.</source>
        <translation>Ein Schlüssel ist gewählt.</translation>
    </message>
    <message>
        <source>No key is chosen yet.</source>
        <translation>Noch kein Schlüssel gewählt.</translation>
    </message>
    <message numerus="yes">
        <source>A key is chosen for %1 of %n device(s); those without stay as they are.</source>
        <translation>
            <numerusform>Für %1 von %n Gerät ist ein Schlüssel gewählt; ohne bleibt es, wie es ist.</numerusform>
            <numerusform>Für %1 von %n Geräten ist ein Schlüssel gewählt; die übrigen bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n key(s)</source>
        <translation>
            <numerusform>%n Schlüssel verwenden</numerusform>
            <numerusform>%n Schlüssel verwenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept key</source>
        <translation>Schlüssel akzeptieren</translation>
    </message>
    <message>
        <source>Reject key</source>
        <translation>Schlüssel ablehnen</translation>
    </message>
</context>
<context>
    <name>drydock::BarChart</name>
    <message>
        <source>Copy as table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
</context>
<context>
    <name>drydock::BulkPane</name>
    <message>
        <source>Bulk work</source>
        <translation>Massenarbeit</translation>
    </message>
    <message>
        <source>Only failed</source>
        <translation>Nur Fehlgeschlagene</translation>
    </message>
    <message>
        <source>Below, show only devices for which it failed or was not sent</source>
        <translation>Unten nur Geräte zeigen, bei denen es fehlschlug oder nicht gesendet wurde</translation>
    </message>
    <message>
        <source>What is done to many devices at once appears here, with a result for each.</source>
        <translation>Was mit vielen Geräten zugleich geschieht, erscheint hier, mit einem Ergebnis für jedes.</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n im Gang</numerusform>
            <numerusform>%n im Gang</numerusform>
        </translation>
    </message>
    <message>
        <source>Work that is interrupted could not be taken up again: nothing can be written down beside the settings.</source>
        <translation>Unterbrochene Arbeit könnte nicht wieder aufgenommen werden: neben den Einstellungen lässt sich nichts festhalten.</translation>
    </message>
    <message>
        <source>Make room on the disk, or free the folder for writing.</source>
        <translation>Platz auf dem Datenträger schaffen oder den Ordner zum Schreiben freigeben.</translation>
    </message>
    <message>
        <source>Save results</source>
        <translation>Ergebnisse speichern</translation>
    </message>
    <message>
        <source>CSV, for spreadsheets (*.csv)</source>
        <translation>CSV, für Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <extracomment>%1 is a file, %2 the system&apos;s reason</extracomment>
        <translation>%1 konnte nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Choose another place and save again.</source>
        <translation>Einen anderen Ort wählen und erneut speichern.</translation>
    </message>
</context>
<context>
    <name>drydock::BulkText</name>
    <message numerus="yes">
        <source>Accept %n device(s)</source>
        <translation>
            <numerusform>%n Gerät akzeptieren</numerusform>
            <numerusform>%n Geräte akzeptieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n device(s)</source>
        <translation>
            <numerusform>%n Gerät ablehnen</numerusform>
            <numerusform>%n Geräte ablehnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decommission %n device(s)</source>
        <translation>
            <numerusform>%n Gerät außer Betrieb nehmen</numerusform>
            <numerusform>%n Geräte außer Betrieb nehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n device(s) to %1</source>
        <extracomment>%1 is a group</extracomment>
        <translation>
            <numerusform>%n Gerät nach %1 verschieben</numerusform>
            <numerusform>%n Geräte nach %1 verschieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n device(s) from %1</source>
        <extracomment>%1 is a group</extracomment>
        <translation>
            <numerusform>%n Gerät aus %1 entfernen</numerusform>
            <numerusform>%n Geräte aus %1 entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n device(s) with %1: %2</source>
        <extracomment>%1 is a tag&apos;s name, %2 its value</extracomment>
        <translation>
            <numerusform>%n Gerät mit %1: %2 versehen</numerusform>
            <numerusform>%n Geräte mit %1: %2 versehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %n device(s) check for updates</source>
        <translation>
            <numerusform>%n Gerät nach Updates fragen lassen</numerusform>
            <numerusform>%n Geräte nach Updates fragen lassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %n device(s) send their inventory</source>
        <translation>
            <numerusform>%n Gerät sein Inventar senden lassen</numerusform>
            <numerusform>%n Geräte ihr Inventar senden lassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Abort the deployments of %n device(s)</source>
        <translation>
            <numerusform>Deployments von %n Gerät abbrechen</numerusform>
            <numerusform>Deployments von %n Geräten abbrechen</numerusform>
        </translation>
    </message>
    <message>
        <source>They may then sign in with the key they showed, and receive updates.</source>
        <translation>Sie dürfen sich dann mit dem gezeigten Schlüssel anmelden und Updates erhalten.</translation>
    </message>
    <message>
        <source>They can no longer sign in with the key they showed, until they are accepted again.</source>
        <translation>Sie können sich mit dem gezeigten Schlüssel nicht mehr anmelden, bis sie wieder akzeptiert werden.</translation>
    </message>
    <message>
        <source>Their keys, attributes and deployment history are removed from the server. A device that still runs asks to be accepted again as a new one.</source>
        <translation>Ihre Schlüssel, Attribute und Deployment-Verläufe werden vom Server entfernt. Ein Gerät, das noch läuft, bittet als neues erneut um Aufnahme.</translation>
    </message>
    <message>
        <source>A device is in one group at most. Deployments that run already are not changed.</source>
        <translation>Ein Gerät ist in höchstens einer Gruppe. Laufende Deployments ändern sich nicht.</translation>
    </message>
    <message>
        <source>They are in no group then. Deployments that run already are not changed.</source>
        <translation>Sie sind dann in keiner Gruppe. Laufende Deployments ändern sich nicht.</translation>
    </message>
    <message>
        <source>A tag of that name that they have already gets the new value.</source>
        <translation>Ein Tag dieses Namens, den sie schon haben, bekommt den neuen Wert.</translation>
    </message>
    <message>
        <source>Devices that are not connected now cannot be told; they do so by themselves at their next interval.</source>
        <translation>Geräten, die gerade nicht verbunden sind, kann es nicht gesagt werden; sie tun es von selbst beim nächsten Intervall.</translation>
    </message>
    <message>
        <source>What they are installing is stopped where that is still possible. What is installed already stays installed.</source>
        <translation>Was sie gerade installieren, wird gestoppt, wo das noch möglich ist. Schon Installiertes bleibt installiert.</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <extracomment>%1 of %2 devices</extracomment>
        <translation>%1 von %2 erledigt</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <extracomment>Follows &quot;120 of 500 done&quot;</extracomment>
        <translation>, %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>The server&apos;s answer was lost, and it has not happened.</source>
        <translation>Die Antwort des Servers ging verloren, und es ist nicht geschehen.</translation>
    </message>
    <message>
        <source>The server&apos;s answer was lost, and it could not be asked what happened. %1</source>
        <extracomment>%1 is why the server could not be asked</extracomment>
        <translation>Die Antwort des Servers ging verloren, und er konnte nicht gefragt werden, was geschah. %1</translation>
    </message>
    <message numerus="yes">
        <source>Remove the tag %1 from %n device(s)</source>
        <extracomment>%1 is a tag&apos;s name</extracomment>
        <translation>
            <numerusform>Tag %1 von %n Gerät entfernen</numerusform>
            <numerusform>Tag %1 von %n Geräten entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Their other tags stay as they are.</source>
        <translation>Ihre übrigen Tags bleiben, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>drydock::CapabilityText</name>
    <message>
        <source>Users and sign-in</source>
        <translation>Benutzer und Anmeldung</translation>
    </message>
    <message>
        <source>Device authentication</source>
        <translation>Geräteauthentifizierung</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventar</translation>
    </message>
    <message>
        <source>Deployments and releases</source>
        <translation>Deployments und Releases</translation>
    </message>
    <message>
        <source>Device configuration</source>
        <translation>Gerätekonfiguration</translation>
    </message>
    <message>
        <source>Remote access to devices</source>
        <translation>Fernzugriff auf Geräte</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <source>Integrations</source>
        <translation>Integrationen</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Mandanten</translation>
    </message>
    <message>
        <source>See devices</source>
        <translation>Geräte sehen</translation>
    </message>
    <message>
        <source>Your account may not see devices on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Geräte sehen.</translation>
    </message>
    <message>
        <source>Accept, reject and remove devices</source>
        <translation>Geräte akzeptieren, ablehnen und entfernen</translation>
    </message>
    <message>
        <source>Your account may not manage devices on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Geräte verwalten.</translation>
    </message>
    <message>
        <source>Change groups</source>
        <translation>Gruppen ändern</translation>
    </message>
    <message>
        <source>Your account may not change groups on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Gruppen ändern.</translation>
    </message>
    <message>
        <source>Dynamic groups</source>
        <translation>Dynamische Gruppen</translation>
    </message>
    <message>
        <source>Your account may not use dynamic groups on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine dynamischen Gruppen verwenden.</translation>
    </message>
    <message>
        <source>See releases</source>
        <translation>Releases sehen</translation>
    </message>
    <message>
        <source>Your account may not see releases on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Releases sehen.</translation>
    </message>
    <message>
        <source>Upload artifacts</source>
        <translation>Artefakte hochladen</translation>
    </message>
    <message>
        <source>Your account may not upload artifacts to this server.</source>
        <translation>Dieses Konto darf auf diesen Server keine Artefakte hochladen.</translation>
    </message>
    <message>
        <source>Change and delete artifacts</source>
        <translation>Artefakte ändern und löschen</translation>
    </message>
    <message>
        <source>Your account may not manage artifacts on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Artefakte verwalten.</translation>
    </message>
    <message>
        <source>Change and delete releases</source>
        <translation>Releases ändern und löschen</translation>
    </message>
    <message>
        <source>Your account may not manage releases on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Releases verwalten.</translation>
    </message>
    <message>
        <source>Delta updates made by the server</source>
        <translation>Vom Server erzeugte Delta-Updates</translation>
    </message>
    <message>
        <source>Your account may not see delta updates on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Delta-Updates sehen.</translation>
    </message>
    <message>
        <source>See deployments</source>
        <translation>Deployments sehen</translation>
    </message>
    <message>
        <source>Your account may not see deployments on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Deployments sehen.</translation>
    </message>
    <message>
        <source>Create and abort deployments</source>
        <translation>Deployments erstellen und stoppen</translation>
    </message>
    <message>
        <source>Your account may not create or abort deployments on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Deployments erstellen oder stoppen.</translation>
    </message>
    <message>
        <source>Rollouts in phases</source>
        <translation>Ausrollen in Phasen</translation>
    </message>
    <message>
        <source>Your account may not create deployments on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Deployments erstellen.</translation>
    </message>
    <message>
        <source>Configure devices</source>
        <translation>Geräte konfigurieren</translation>
    </message>
    <message>
        <source>Your account may not configure devices on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Geräte konfigurieren.</translation>
    </message>
    <message>
        <source>Terminal and files of devices</source>
        <translation>Terminal und Dateien der Geräte</translation>
    </message>
    <message>
        <source>Your account may not open sessions with devices on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Sitzungen mit Geräten öffnen.</translation>
    </message>
    <message>
        <source>Alerts of devices</source>
        <translation>Warnmeldungen der Geräte</translation>
    </message>
    <message>
        <source>Your account may not see alerts on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Warnmeldungen sehen.</translation>
    </message>
    <message>
        <source>Read the audit log</source>
        <translation>Prüfprotokoll lesen</translation>
    </message>
    <message>
        <source>Your account may not see the audit log of this server.</source>
        <translation>Dieses Konto darf das Prüfprotokoll dieses Servers nicht sehen.</translation>
    </message>
    <message>
        <source>See users</source>
        <translation>Benutzer sehen</translation>
    </message>
    <message>
        <source>Your account may not see users of this server.</source>
        <translation>Dieses Konto darf die Benutzer dieses Servers nicht sehen.</translation>
    </message>
    <message>
        <source>Manage users</source>
        <translation>Benutzer verwalten</translation>
    </message>
    <message>
        <source>Your account may not manage users of this server.</source>
        <translation>Dieses Konto darf die Benutzer dieses Servers nicht verwalten.</translation>
    </message>
    <message>
        <source>Manage roles</source>
        <translation>Rollen verwalten</translation>
    </message>
    <message>
        <source>Your account may not manage roles on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Rollen verwalten.</translation>
    </message>
    <message>
        <source>Cloud and webhook integrations</source>
        <translation>Cloud- und Webhook-Anbindungen</translation>
    </message>
    <message>
        <source>Your account may not see integrations of this server.</source>
        <translation>Dieses Konto darf die Anbindungen dieses Servers nicht sehen.</translation>
    </message>
    <message>
        <source>Manage tenants</source>
        <translation>Mandanten verwalten</translation>
    </message>
    <message>
        <source>Your account may not manage tenants of this server.</source>
        <translation>Dieses Konto darf die Mandanten dieses Servers nicht verwalten.</translation>
    </message>
    <message>
        <source>Configure</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Troubleshoot</source>
        <translation>Fehlersuche</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Read access</source>
        <translation>Lesezugriff</translation>
    </message>
    <message>
        <source>Releases manager</source>
        <translation>Release-Verwaltung</translation>
    </message>
    <message>
        <source>Deployments manager</source>
        <translation>Deployment-Verwaltung</translation>
    </message>
    <message>
        <source>Troubleshooting</source>
        <translation>Fehlersuche</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>The server has not been asked yet; it will be as soon as it can be reached.</source>
        <translation>Der Server wurde noch nicht gefragt; das geschieht, sobald er erreichbar ist.</translation>
    </message>
    <message>
        <source>The server answered with an error; it will be asked again.</source>
        <translation>Der Server hat mit einem Fehler geantwortet; er wird erneut gefragt.</translation>
    </message>
    <message>
        <source>The server does not say; the first use will tell.</source>
        <translation>Der Server gibt dazu nichts an; es zeigt sich bei der ersten Verwendung.</translation>
    </message>
    <message>
        <source>The plan of this server does not include it.</source>
        <translation>Im Plan dieses Servers ist es nicht enthalten.</translation>
    </message>
    <message>
        <source>The service is not installed on this server.</source>
        <translation>Der Dienst ist auf diesem Server nicht installiert.</translation>
    </message>
    <message>
        <source>This version of the server cannot do it.</source>
        <translation>Diese Version des Servers kann es nicht.</translation>
    </message>
    <message>
        <source>The add-on is off for your tenant.</source>
        <translation>Das Add-on ist für diesen Mandanten ausgeschaltet.</translation>
    </message>
    <message>
        <source>Your tenant is not a service provider.</source>
        <translation>Dieser Mandant ist kein Dienstanbieter.</translation>
    </message>
    <message>
        <source>Your roles do not allow it.</source>
        <translation>Die Rollen dieses Kontos erlauben es nicht.</translation>
    </message>
    <message>
        <source>%1: off. %2</source>
        <extracomment>%1 is what is off (&quot;Dynamic groups&quot;), %2 a sentence with the reason.</extracomment>
        <translation>%1: aus. %2</translation>
    </message>
    <message>
        <source>Mender open source</source>
        <translation>Mender Open Source</translation>
    </message>
    <message>
        <source>Mender Professional</source>
        <translation>Mender-Plan Professional</translation>
    </message>
    <message>
        <source>Mender Enterprise</source>
        <translation>Mender-Plan Enterprise</translation>
    </message>
    <message>
        <source>%1, trial</source>
        <translation>%1, Testphase</translation>
    </message>
</context>
<context>
    <name>drydock::ChartData</name>
    <message numerus="yes">
        <source>Other (%n)</source>
        <translation>
            <numerusform>Andere (%Ln)</numerusform>
            <numerusform>Andere (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: nothing to show.</source>
        <extracomment>%1 what a chart shows</extracomment>
        <translation>%1: nichts anzuzeigen.</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <extracomment>One part of a chart, read aloud: label, number, share</extracomment>
        <translation>%1 %2, %3</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>drydock::CollisionList</name>
    <message>
        <source>Changed by somebody else as well</source>
        <translation>Auch von anderer Seite geändert</translation>
    </message>
    <message numerus="yes">
        <source>Somebody else changed %n of these meanwhile. Choose for each what it is to be, then save again.</source>
        <translation>
            <numerusform>Inzwischen wurde %n davon von anderer Seite geändert. Wählen, was gelten soll, dann erneut speichern.</numerusform>
            <numerusform>Inzwischen wurden %n davon von anderer Seite geändert. Jeweils wählen, was gelten soll, dann erneut speichern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Eigenes behalten</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Anderes übernehmen</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>In front of the value that was there before two people changed it</extracomment>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>%1: keep mine, %2</source>
        <extracomment>For a screen reader: %1 a name, %2 the value</extracomment>
        <translation>%1: Eigenes behalten, %2</translation>
    </message>
    <message>
        <source>%1: take theirs, %2</source>
        <extracomment>For a screen reader: %1 a name, %2 the value</extracomment>
        <translation>%1: Anderes übernehmen, %2</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Vorher: %1</translation>
    </message>
</context>
<context>
    <name>drydock::ColumnsDialog</name>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Columns of the devices table</source>
        <translation>Spalten der Gerätetabelle</translation>
    </message>
    <message>
        <source>Find an attribute</source>
        <translation>Attribut suchen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Show these columns</source>
        <translation>Diese Spalten anzeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>drydock::CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Type a few letters of a command</source>
        <translation>Einige Buchstaben eines Befehls eingeben</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>drydock::ConfirmDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und noch %Ln</numerusform>
            <numerusform>und noch %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>What is concerned</source>
        <translation>Was betroffen ist</translation>
    </message>
    <message>
        <source>On the production server %1</source>
        <translation>Auf dem Produktionsserver %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Type %1 to go on:</source>
        <translation>Zum Fortfahren %1 eingeben:</translation>
    </message>
</context>
<context>
    <name>drydock::ConnectDeviceDialog</name>
    <message>
        <source> min</source>
        <translation>&#xa0;min</translation>
    </message>
    <message>
        <source>Connect a device</source>
        <translation>Gerät verbinden</translation>
    </message>
    <message>
        <source>Configuration text for mender.conf</source>
        <translation>Konfigurationstext für mender.conf</translation>
    </message>
    <message>
        <source>Not needed on a server without tenants</source>
        <translation>Auf einem Server ohne Mandanten nicht nötig</translation>
    </message>
    <message>
        <source>Only for a certificate of your own, for example /etc/mender/server.crt</source>
        <translation>Nur für ein eigenes Zertifikat, zum Beispiel /etc/mender/server.crt</translation>
    </message>
    <message>
        <source>Ask for updates every</source>
        <translation>Abfrageintervall für Updates</translation>
    </message>
    <message>
        <source>Send inventory every</source>
        <translation>Sendeintervall für das Inventar</translation>
    </message>
    <message>
        <source>Server:</source>
        <translation>Serveradresse:</translation>
    </message>
    <message>
        <source>Tenant token:</source>
        <translation>Mandanten-Token:</translation>
    </message>
    <message>
        <source>Certificate:</source>
        <translation>Zertifikat:</translation>
    </message>
    <message>
        <source>Ask for updates every:</source>
        <translation>Abfrageintervall für Updates:</translation>
    </message>
    <message>
        <source>Send inventory every:</source>
        <translation>Sendeintervall für das Inventar:</translation>
    </message>
    <message>
        <source>1. Save this text as /etc/mender/mender.conf on the device.
2. Write the device&apos;s type to /var/lib/mender/device_type, for example: device_type=raspberrypi4
3. Restart the Mender client. The device appears as pending in the Devices pane; accept it there.</source>
        <translation>1. Diesen Text auf dem Gerät als /etc/mender/mender.conf speichern.
2. Den Gerätetyp in /var/lib/mender/device_type eintragen, zum Beispiel: device_type=raspberrypi4
3. Den Mender-Client neu starten. Das Gerät erscheint als wartend im Bereich „Geräte“ und kann dort akzeptiert werden.</translation>
    </message>
    <message>
        <source>Copy configuration</source>
        <translation>Konfiguration kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save mender.conf</source>
        <translation>mender.conf speichern</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1</translation>
    </message>
</context>
<context>
    <name>drydock::ConnectionDialog</name>
    <message>
        <source>New server</source>
        <translation>Neuer Server</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Add server</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Vergessen…</translation>
    </message>
    <message>
        <source>Drydock works with hosted Mender and with servers of your own. Without one, try it with a local lab: a server with a simulated fleet on this computer, gone when you leave.</source>
        <translation>Drydock arbeitet mit gehostetem Mender und mit eigenen Servern. Ohne Server lässt es sich mit einem lokalen Labor ausprobieren: ein Server mit simulierter Flotte auf diesem Rechner, der mit Drydock endet.</translation>
    </message>
    <message>
        <source>Try it with a local lab</source>
        <translation>Mit einem lokalen Labor ausprobieren</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindung wird hergestellt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>%1 vergessen</translation>
    </message>
    <message>
        <source>Its profile, its token in the keychain and what Drydock remembers of its fleet are removed from this computer. Nothing changes on the server.</source>
        <translation>Das Profil, das Token im Schlüsselbund und alles, was sich Drydock von der Flotte gemerkt hat, werden von diesem Rechner entfernt. Auf dem Server ändert sich nichts.</translation>
    </message>
    <message>
        <source>Forget server</source>
        <translation>Server vergessen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Diesem Zertifikat vertrauen</translation>
    </message>
    <message>
        <source>Drydock will accept the server %1 only with the certificate of this SHA-256 fingerprint, whoever issued it:

%2

Somebody who can change your network traffic could show a certificate of their own. Compare the fingerprint with the server&apos;s operator by another way.</source>
        <translation>Drydock akzeptiert den Server %1 dann nur mit dem Zertifikat mit diesem SHA-256-Fingerabdruck, gleich wer es ausgestellt hat:

%2

Wer den Netzwerkverkehr verändern kann, könnte ein eigenes Zertifikat vorzeigen. Den Fingerabdruck auf einem anderen Weg mit dem Betreiber des Servers abgleichen.</translation>
    </message>
    <message>
        <source>Trust certificate</source>
        <translation>Zertifikat vertrauen</translation>
    </message>
    <message>
        <source>Diagnose…</source>
        <translation>Prüfen…</translation>
    </message>
</context>
<context>
    <name>drydock::ConnectionText</name>
    <message>
        <source>The server does not accept this e-mail address with this password.</source>
        <translation>Der Server akzeptiert diese E-Mail-Adresse mit diesem Passwort nicht.</translation>
    </message>
    <message>
        <source>Check both for typing errors, or choose a new password in the browser.</source>
        <translation>Beides auf Tippfehler prüfen oder im Browser ein neues Passwort wählen.</translation>
    </message>
    <message>
        <source>Forgot password</source>
        <translation>Passwort vergessen</translation>
    </message>
    <message>
        <source>The server does not accept this access token.</source>
        <translation>Der Server akzeptiert dieses Zugriffstoken nicht.</translation>
    </message>
    <message>
        <source>Paste the whole token. It may have been revoked or have expired: create another one on the server under My profile.</source>
        <translation>Das vollständige Token einfügen. Vielleicht wurde es widerrufen oder ist abgelaufen: Auf dem Server unter „My profile“ ein neues erstellen.</translation>
    </message>
    <message>
        <source>Your last sign-in has ended.</source>
        <translation>Die letzte Anmeldung ist abgelaufen.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Erneut anmelden.</translation>
    </message>
    <message>
        <source>This is another account than the one that is signed in.</source>
        <translation>Dies ist ein anderes Konto als das angemeldete.</translation>
    </message>
    <message>
        <source>Sign in with the same account, or sign out first.</source>
        <translation>Mit demselben Konto anmelden oder zuerst abmelden.</translation>
    </message>
    <message>
        <source>The server does not accept this code.</source>
        <translation>Der Server akzeptiert diesen Code nicht.</translation>
    </message>
    <message>
        <source>Enter the code that your authenticator app shows now. Check the clock of that device too.</source>
        <translation>Den Code eingeben, den die Authenticator-App jetzt anzeigt. Auch die Uhr jenes Geräts prüfen.</translation>
    </message>
    <message>
        <source>This account signs in with your organisation&apos;s identity provider.</source>
        <translation>Dieses Konto meldet sich über den Identitätsanbieter der Organisation an.</translation>
    </message>
    <message>
        <source>Sign in in the browser, create a personal access token there under My profile, and paste it here.</source>
        <translation>Im Browser anmelden, dort unter „My profile“ ein persönliches Zugriffstoken erstellen und hier einfügen.</translation>
    </message>
    <message>
        <source>Open browser</source>
        <translation>Browser öffnen</translation>
    </message>
    <message>
        <source>The server knows this account but does not let it in.</source>
        <translation>Der Server kennt dieses Konto, lässt es aber nicht zu.</translation>
    </message>
    <message>
        <source>An administrator of the server can allow it.</source>
        <translation>Die Administration des Servers kann das erlauben.</translation>
    </message>
    <message>
        <source>The keychain has no sign-in for this server, or it is locked.</source>
        <translation>Der Schlüsselbund enthält keine Anmeldung für diesen Server oder ist gesperrt.</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again, or sign in.</source>
        <translation>Den Schlüsselbund entsperren und erneut versuchen oder anmelden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The network does not know a computer named %1.</source>
        <translation>Das Netzwerk kennt keinen Rechner namens %1.</translation>
    </message>
    <message>
        <source>Check the spelling of the address, or connect to the VPN that knows it.</source>
        <translation>Die Schreibweise der Adresse prüfen oder das VPN verbinden, das sie kennt.</translation>
    </message>
    <message>
        <source>Edit address</source>
        <translation>Adresse ändern</translation>
    </message>
    <message>
        <source>Nothing listens at %1.</source>
        <translation>Unter %1 antwortet kein Dienst.</translation>
    </message>
    <message>
        <source>Check the port, and that the server is running.</source>
        <translation>Den Port prüfen und ob der Server läuft.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network, the VPN and the proxy.</source>
        <translation>Netzwerk, VPN und Proxy prüfen.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>It may be busy, or a firewall swallows the connection.</source>
        <translation>Vielleicht ist er überlastet oder eine Firewall verschluckt die Verbindung.</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password.</source>
        <translation>Der Proxy verlangt Benutzername und Passwort.</translation>
    </message>
    <message>
        <source>Enter them under Advanced. The password goes to the keychain.</source>
        <translation>Beides unter „Erweitert“ eingeben. Das Passwort kommt in den Schlüsselbund.</translation>
    </message>
    <message>
        <source>Edit proxy</source>
        <translation>Proxy ändern</translation>
    </message>
    <message>
        <source>The server refuses further attempts for a while.</source>
        <translation>Der Server lehnt weitere Versuche vorübergehend ab.</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n s.</source>
        <translation>
            <numerusform>In %n&#xa0;s erneut versuchen.</numerusform>
            <numerusform>In %n&#xa0;s erneut versuchen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again in some minutes.</source>
        <translation>In einigen Minuten erneut versuchen.</translation>
    </message>
    <message>
        <source>What answers at %1 is a web page, not a Mender server.</source>
        <translation>Unter %1 antwortet eine Webseite, kein Mender-Server.</translation>
    </message>
    <message>
        <source>Use the address of the server itself, for example https://hosted.mender.io, without a page behind it.</source>
        <translation>Die Adresse des Servers selbst verwenden, zum Beispiel https://hosted.mender.io, ohne eine Seite dahinter.</translation>
    </message>
    <message>
        <source>%1 sends its visitors to another address.</source>
        <translation>%1 leitet auf eine andere Adresse weiter.</translation>
    </message>
    <message>
        <source>Your password was not sent there. Use that address if you trust it.</source>
        <translation>Das Passwort wurde nicht dorthin gesendet. Diese Adresse nur verwenden, wenn sie vertrauenswürdig ist.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>This is not the address of a server.</source>
        <translation>Das ist keine Serveradresse.</translation>
    </message>
    <message>
        <source>An address looks like https://hosted.mender.io or http://localhost:8080.</source>
        <translation>Eine Adresse sieht aus wie https://hosted.mender.io oder http://localhost:8080.</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired.</source>
        <translation>Das Zertifikat von %1 ist abgelaufen.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet.</source>
        <translation>Das Zertifikat von %1 ist noch nicht gültig.</translation>
    </message>
    <message>
        <source>The certificate that %1 shows belongs to another server.</source>
        <translation>Das Zertifikat, das %1 vorzeigt, gehört zu einem anderen Server.</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the one that you trusted.</source>
        <translation>%1 zeigt ein anderes Zertifikat vor als das, dem vertraut wurde.</translation>
    </message>
    <message>
        <source>No secure connection with %1 came about.</source>
        <translation>Mit %1 kam keine sichere Verbindung zustande.</translation>
    </message>
    <message>
        <source>A certificate or key file of this server cannot be used.</source>
        <translation>Eine Zertifikats- oder Schlüsseldatei dieses Servers ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>The certificate of %1 was issued by nobody that this computer trusts.</source>
        <translation>Dem Aussteller des Zertifikats von %1 vertraut dieser Rechner nicht.</translation>
    </message>
    <message>
        <source>Check the date of this computer; if it is right, the server&apos;s operator must renew the certificate.</source>
        <translation>Das Datum dieses Rechners prüfen; stimmt es, muss der Betreiber des Servers das Zertifikat erneuern.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s operator whether it was replaced. If not, somebody may be listening.</source>
        <translation>Beim Betreiber des Servers nachfragen, ob es ersetzt wurde. Falls nicht, hört möglicherweise jemand mit.</translation>
    </message>
    <message>
        <source>Check the port, and under Advanced the client certificate that the server may ask for.</source>
        <translation>Den Port prüfen und unter „Erweitert“ das Clientzertifikat, das der Server möglicherweise verlangt.</translation>
    </message>
    <message>
        <source>Check the files under Advanced: they must be PEM and readable.</source>
        <translation>Die Dateien unter „Erweitert“ prüfen: Sie müssen im PEM-Format und lesbar sein.</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the server&apos;s operator before you trust it, or add the authority&apos;s certificate under Advanced.</source>
        <translation>Den Fingerabdruck vor dem Vertrauen mit dem Betreiber des Servers abgleichen oder unter „Erweitert“ das Zertifikat der Zertifizierungsstelle hinzufügen.</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint: %1</source>
        <translation>SHA-256-Fingerabdruck: %1</translation>
    </message>
    <message>
        <source>Trust this certificate…</source>
        <translation>Diesem Zertifikat vertrauen…</translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n day(s) behind the server&apos;s.</source>
        <translation>
            <numerusform>Die Uhr dieses Rechners geht gegenüber dem Server %n&#xa0;Tag nach.</numerusform>
            <numerusform>Die Uhr dieses Rechners geht gegenüber dem Server %n&#xa0;Tage nach.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n day(s) ahead of the server&apos;s.</source>
        <translation>
            <numerusform>Die Uhr dieses Rechners geht gegenüber dem Server %n&#xa0;Tag vor.</numerusform>
            <numerusform>Die Uhr dieses Rechners geht gegenüber dem Server %n&#xa0;Tage vor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Set the date and time of this computer, then try again: sign-ins are only valid for a time.</source>
        <translation>Datum und Uhrzeit dieses Rechners stellen und erneut versuchen: Anmeldungen gelten nur eine gewisse Zeit.</translation>
    </message>
    <message>
        <source>Lab</source>
        <extracomment>The class of a server</extracomment>
        <translation>Labor</translation>
    </message>
    <message>
        <source>Staging</source>
        <extracomment>The class of a server</extracomment>
        <translation>Staging</translation>
    </message>
    <message>
        <source>Production</source>
        <extracomment>The class of a server</extracomment>
        <translation>Produktion</translation>
    </message>
</context>
<context>
    <name>drydock::CreateDeploymentDialog</name>
    <message>
        <source>Create deployment</source>
        <translation>Deployment erstellen</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Name of a release</source>
        <translation>Name eines Releases</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Release</translation>
    </message>
    <message>
        <source>&amp;All accepted devices</source>
        <translation>&amp;Alle akzeptierten Geräte</translation>
    </message>
    <message>
        <source>A &amp;group</source>
        <translation>Eine &amp;Gruppe</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected device(s)</source>
        <translation>
            <numerusform>Das %Ln ausgewählte Gerät</numerusform>
            <numerusform>Die %Ln ausgewählten Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Install also where this release is already installed</source>
        <translation>Auch dort &amp;installieren, wo dieses Release schon installiert ist</translation>
    </message>
    <message>
        <source>Attempts per device</source>
        <translation>Versuche je Gerät</translation>
    </message>
    <message>
        <source>More than one needs a server with Mender&apos;s Professional or Enterprise plan.</source>
        <translation>Mehr als einer erfordert einen Server mit Mender Professional oder Enterprise.</translation>
    </message>
    <message>
        <source>A&amp;ttempts per device</source>
        <translation>&amp;Versuche je Gerät</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Type to search among %n release(s).</source>
        <translation>
            <numerusform>Tippen, um unter %Ln Release zu suchen.</numerusform>
            <numerusform>Tippen, um unter %Ln Releases zu suchen.</numerusform>
        </translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Für %1</translation>
    </message>
    <message>
        <source>This server has no release of that name.</source>
        <translation>Dieser Server hat kein Release dieses Namens.</translation>
    </message>
    <message>
        <source>all devices</source>
        <translation>alle Geräte</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%Ln Gerät</numerusform>
            <numerusform>%Ln Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>A deployment&apos;s default name: %1 the release, %2 its target</extracomment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Choose a release first.</source>
        <translation>Zuerst ein Release wählen.</translation>
    </message>
    <message>
        <source>Give the deployment a name.</source>
        <translation>Dem Deployment einen Namen geben.</translation>
    </message>
    <message>
        <source>No accepted device is in the target.</source>
        <translation>Im Ziel ist kein akzeptiertes Gerät.</translation>
    </message>
    <message>
        <source>The fleet is still being read; the server decides which accepted devices are meant.</source>
        <translation>Die Flotte wird noch gelesen; der Server entscheidet, welche akzeptierten Geräte gemeint sind.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) in the target.</source>
        <translation>
            <numerusform>%Ln Gerät im Ziel.</numerusform>
            <numerusform>%Ln Geräte im Ziel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them can install this release; the others have another device type and will be passed over.</source>
        <translation>
            <numerusform>%Ln davon kann dieses Release installieren; die übrigen haben einen anderen Gerätetyp und werden übergangen.</numerusform>
            <numerusform>%Ln davon können dieses Release installieren; die übrigen haben einen anderen Gerätetyp und werden übergangen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>Wird erstellt…</translation>
    </message>
    <message numerus="yes">
        <source>Deploy to %n device(s)</source>
        <translation>
            <numerusform>Auf %Ln Gerät ausrollen</numerusform>
            <numerusform>Auf %Ln Geräte ausrollen</numerusform>
        </translation>
    </message>
    <message>
        <source>Create deployment %1</source>
        <extracomment>%1 is the name of a deployment</extracomment>
        <translation>Deployment %1 erstellen</translation>
    </message>
    <message>
        <source>The deployment was not created</source>
        <translation>Das Deployment wurde nicht erstellt</translation>
    </message>
    <message>
        <source>The deployment was not created: one with the same name, release and target is running.</source>
        <translation>Das Deployment wurde nicht erstellt: Eines mit gleichem Namen, Release und Ziel läuft bereits.</translation>
    </message>
    <message>
        <source>Give it another name, or wait for the other to end.</source>
        <translation>Einen anderen Namen geben oder das Ende des anderen abwarten.</translation>
    </message>
</context>
<context>
    <name>drydock::DataTableView</name>
    <message>
        <source>Copy cell</source>
        <translation>Zelle kopieren</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy rows as JSON</source>
        <translation>Zeilen als JSON kopieren</translation>
    </message>
    <message>
        <source>Choose columns…</source>
        <translation>Spalten wählen…</translation>
    </message>
</context>
<context>
    <name>drydock::DeploymentPane</name>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Abort this deployment</source>
        <translation>Dieses Deployment stoppen</translation>
    </message>
    <message>
        <source>Reading the deployment.</source>
        <translation>Das Deployment wird gelesen.</translation>
    </message>
    <message>
        <source>Select a deployment to see its devices.</source>
        <translation>Ein Deployment auswählen, um seine Geräte zu sehen.</translation>
    </message>
    <message>
        <source>Your account may not see this deployment.</source>
        <translation>Dieses Konto darf dieses Deployment nicht sehen.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut anfragen</translation>
    </message>
    <message>
        <source>Filter devices</source>
        <translation>Geräte filtern</translation>
    </message>
    <message>
        <source>Filter the devices of the deployment</source>
        <translation>Geräte des Deployments filtern</translation>
    </message>
    <message>
        <source>State of the devices</source>
        <translation>Zustand der Geräte</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>What the deployment does</source>
        <translation>Was das Deployment tut</translation>
    </message>
    <message>
        <source>Devices by state</source>
        <translation>Geräte nach Zustand</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Log</source>
        <extracomment>In a table: this device has sent a log</extracomment>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Devices of the deployment</source>
        <translation>Geräte des Deployments</translation>
    </message>
    <message>
        <source>The deployment could not be read</source>
        <translation>Das Deployment konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Deployment: %1</source>
        <extracomment>%1 is the name of a deployment</extracomment>
        <translation>Deployment: %1</translation>
    </message>
    <message>
        <source>%1 of %2 devices</source>
        <translation>%1 von %2 Geräten</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%Ln Gerät</numerusform>
            <numerusform>%Ln Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Reading the devices.</source>
        <translation>Die Geräte werden gelesen.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) of group %1</source>
        <translation>
            <numerusform>%Ln Gerät der Gruppe %1</numerusform>
            <numerusform>%Ln Geräte der Gruppe %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Forced</source>
        <translation>Erzwungen</translation>
    </message>
    <message>
        <source>Also devices that have it already</source>
        <translation>Auch Geräte, die es schon haben</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n per device</source>
        <translation>
            <numerusform>Bis zu %n je Gerät</numerusform>
            <numerusform>Bis zu %n je Gerät</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A state and how many devices are in it</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The server has no log of this device for this deployment.</source>
        <translation>Der Server hat kein Protokoll dieses Geräts für dieses Deployment.</translation>
    </message>
    <message>
        <source>Abort %1</source>
        <extracomment>%1 is the name of a deployment</extracomment>
        <translation>%1 stoppen</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) that have not finished are told to stop. What is already installed stays installed.</source>
        <translation>
            <numerusform>%Ln noch nicht fertiges Gerät wird zum Abbruch angewiesen. Bereits Installiertes bleibt installiert.</numerusform>
            <numerusform>%Ln noch nicht fertige Geräte werden zum Abbruch angewiesen. Bereits Installiertes bleibt installiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Abort deployment</source>
        <translation>Deployment stoppen</translation>
    </message>
    <message>
        <source>%1 could not be aborted</source>
        <translation>%1 konnte nicht gestoppt werden</translation>
    </message>
</context>
<context>
    <name>drydock::DeploymentsPane</name>
    <message>
        <source>Deployments</source>
        <translation>Deployments</translation>
    </message>
    <message>
        <source>Reading the deployments.</source>
        <translation>Die Deployments werden gelesen.</translation>
    </message>
    <message>
        <source>Nothing has been deployed from this server yet.</source>
        <translation>Von diesem Server wurde noch nichts ausgerollt.</translation>
    </message>
    <message>
        <source>Create deployment…</source>
        <translation>Deployment erstellen…</translation>
    </message>
    <message>
        <source>No deployment matches the filter.</source>
        <translation>Kein Deployment passt zum Filter.</translation>
    </message>
    <message>
        <source>Show all deployments</source>
        <translation>Alle Deployments anzeigen</translation>
    </message>
    <message>
        <source>Your account may not see the deployments of this server.</source>
        <translation>Dieses Konto darf die Deployments dieses Servers nicht sehen.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut anfragen</translation>
    </message>
    <message>
        <source>Filter by name, release or group</source>
        <translation>Nach Name, Release oder Gruppe filtern</translation>
    </message>
    <message>
        <source>Filter deployments</source>
        <translation>Deployments filtern</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Running</source>
        <extracomment>Deployments that are in progress or wait for their first device</extracomment>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Deployments could not be read</source>
        <translation>Die Deployments konnten nicht gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n selected</source>
        <extracomment>%1 is how many of the deployments are selected</extracomment>
        <translation>
            <numerusform>%1 von %Ln ausgewählt</numerusform>
            <numerusform>%1 von %Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s)</source>
        <translation>
            <numerusform>%Ln Deployment</numerusform>
            <numerusform>%Ln Deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>deployments</comment>
        <translation>
            <numerusform>%Ln läuft</numerusform>
            <numerusform>%Ln laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scheduled</source>
        <comment>deployments</comment>
        <translation>
            <numerusform>%Ln geplant</numerusform>
            <numerusform>%Ln geplant</numerusform>
        </translation>
    </message>
    <message>
        <source>This server cannot schedule deployments; Mender&apos;s Professional and Enterprise plans can.</source>
        <translation>Dieser Server kann Deployments nicht planen; das gehört zu Mender Professional und Enterprise.</translation>
    </message>
    <message numerus="yes">
        <source>Abort %n deployment(s)</source>
        <translation>
            <numerusform>%Ln Deployment stoppen</numerusform>
            <numerusform>%Ln Deployments stoppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) that have not finished are told to stop. What is already installed stays installed.</source>
        <extracomment>The number is that of devices</extracomment>
        <translation>
            <numerusform>%Ln noch nicht fertiges Gerät wird zum Abbruch angewiesen. Bereits Installiertes bleibt installiert.</numerusform>
            <numerusform>%Ln noch nicht fertige Geräte werden zum Abbruch angewiesen. Bereits Installiertes bleibt installiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Abort %1</source>
        <translation>%1 stoppen</translation>
    </message>
    <message>
        <source>%1 could not be aborted</source>
        <translation>%1 konnte nicht gestoppt werden</translation>
    </message>
</context>
<context>
    <name>drydock::DevicePane</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Parts of the device</source>
        <translation>Teile des Geräts</translation>
    </message>
    <message>
        <source>Choose a device in the Devices pane to see it here.</source>
        <translation>Im Bereich „Geräte“ ein Gerät auswählen, um es hier zu sehen.</translation>
    </message>
    <message>
        <source>Show devices</source>
        <translation>Geräte anzeigen</translation>
    </message>
    <message>
        <source>Reading the device.</source>
        <translation>Das Gerät wird gelesen.</translation>
    </message>
    <message>
        <source>Copy the device ID</source>
        <translation>Geräte-ID kopieren</translation>
    </message>
    <message>
        <source>Find an attribute or a value</source>
        <translation>Attribut oder Wert suchen</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventar</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Key (SHA-256)</source>
        <translation>Schlüssel (SHA-256)</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefragt</translation>
    </message>
    <message>
        <source>Authentication sets</source>
        <translation>Authentifizierungssätze</translation>
    </message>
    <message>
        <source>Accept key…</source>
        <translation>Schlüssel akzeptieren…</translation>
    </message>
    <message>
        <source>Reject key…</source>
        <translation>Schlüssel ablehnen…</translation>
    </message>
    <message>
        <source>Dismiss key…</source>
        <extracomment>Removes an authentication set from the server</extracomment>
        <translation>Schlüssel verwerfen…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Deployments of the device</source>
        <translation>Deployments des Geräts</translation>
    </message>
    <message>
        <source>The device could not be read</source>
        <translation>Das Gerät konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>This device is not on the server any more.</source>
        <translation>Dieses Gerät ist nicht mehr auf dem Server.</translation>
    </message>
    <message>
        <source>It was decommissioned, here or elsewhere. What is shown was known before.</source>
        <translation>Es wurde hier oder anderswo außer Betrieb genommen. Angezeigt wird der zuletzt bekannte Stand.</translation>
    </message>
    <message>
        <source>Device: %1</source>
        <extracomment>The title of the pane; %1 is the device&apos;s name</extracomment>
        <translation>Gerät: %1</translation>
    </message>
    <message>
        <source>Device ID %1</source>
        <translation>Geräte-ID %1</translation>
    </message>
    <message>
        <source>Last seen %1</source>
        <translation>Zuletzt gesehen: %1</translation>
    </message>
    <message>
        <source>Never seen</source>
        <translation>Nie gesehen</translation>
    </message>
    <message>
        <source>Attributes (%1)</source>
        <extracomment>A tab with the number of attributes</extracomment>
        <translation>Attribute (%1)</translation>
    </message>
    <message>
        <source>Authentication (%1)</source>
        <extracomment>A tab with the number of authentication sets</extracomment>
        <translation>Authentifizierung (%1)</translation>
    </message>
    <message>
        <source>Deployments (%1)</source>
        <extracomment>A tab with the number of deployments</extracomment>
        <translation>Deployments (%1)</translation>
    </message>
    <message>
        <source>Nothing has been deployed to this device yet.</source>
        <translation>Auf dieses Gerät wurde noch nichts ausgerollt.</translation>
    </message>
    <message>
        <source>Reading the deployments of this device.</source>
        <translation>Die Deployments dieses Geräts werden gelesen.</translation>
    </message>
    <message>
        <source>Accept a key of %1</source>
        <translation>Schlüssel von %1 akzeptieren</translation>
    </message>
    <message>
        <source>Reject a key of %1</source>
        <translation>Schlüssel von %1 ablehnen</translation>
    </message>
    <message>
        <source>The device may sign in with this key. A key that was accepted before is rejected by that.</source>
        <translation>Das Gerät darf sich mit diesem Schlüssel anmelden. Ein zuvor akzeptierter Schlüssel wird dadurch abgelehnt.</translation>
    </message>
    <message>
        <source>The device can no longer sign in with this key.</source>
        <translation>Das Gerät kann sich mit diesem Schlüssel nicht mehr anmelden.</translation>
    </message>
    <message>
        <source>Accept key</source>
        <translation>Schlüssel akzeptieren</translation>
    </message>
    <message>
        <source>Reject key</source>
        <translation>Schlüssel ablehnen</translation>
    </message>
    <message>
        <source>SHA-256 %1</source>
        <translation>SHA-256: %1</translation>
    </message>
    <message>
        <source>Dismiss a key of %1</source>
        <translation>Schlüssel von %1 verwerfen</translation>
    </message>
    <message>
        <source>The authentication set is removed from the server. A device that still uses this key asks again.</source>
        <translation>Der Authentifizierungssatz wird vom Server entfernt. Ein Gerät, das diesen Schlüssel noch verwendet, fragt erneut an.</translation>
    </message>
    <message>
        <source>Dismiss key</source>
        <translation>Schlüssel verwerfen</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1: fehlgeschlagen</translation>
    </message>
    <message>
        <source>Compare the keys of this device and choose one</source>
        <translation>Die Schlüssel dieses Geräts vergleichen und einen wählen</translation>
    </message>
    <message>
        <source>This device has a single key.</source>
        <translation>Dieses Gerät hat nur einen Schlüssel.</translation>
    </message>
    <message>
        <source>Compare the keys side by side</source>
        <translation>Die Schlüssel nebeneinander vergleichen</translation>
    </message>
</context>
<context>
    <name>drydock::DevicesPane</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Reading the devices of this server.</source>
        <translation>Die Geräte dieses Servers werden gelesen.</translation>
    </message>
    <message>
        <source>No device has connected to this server yet.</source>
        <translation>Mit diesem Server hat sich noch kein Gerät verbunden.</translation>
    </message>
    <message>
        <source>Connect a device…</source>
        <translation>Gerät verbinden…</translation>
    </message>
    <message>
        <source>No device matches the filter.</source>
        <translation>Kein Gerät passt zum Filter.</translation>
    </message>
    <message>
        <source>Show all devices</source>
        <translation>Alle Geräte anzeigen</translation>
    </message>
    <message>
        <source>Your account may not see the devices of this server.</source>
        <translation>Dieses Konto darf die Geräte dieses Servers nicht sehen.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut anfragen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten…</translation>
    </message>
    <message>
        <source>Choose the columns of the table</source>
        <translation>Spalten der Tabelle wählen</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Device ID</source>
        <translation>Geräte-ID</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Device type</source>
        <translation>Gerätetyp</translation>
    </message>
    <message>
        <source>Software</source>
        <extracomment>The release that runs on the device</extracomment>
        <translation>Software</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>An attribute&apos;s name and its scope, in a list of columns</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A filter: an attribute&apos;s title and its value
----------
%1 is what is under way (&quot;Accept 37 devices&quot;), %2 how far it is</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Diesen Filter entfernen</translation>
    </message>
    <message>
        <source>Remove the filter %1</source>
        <translation>Filter %1 entfernen</translation>
    </message>
    <message>
        <source>Devices could not be read</source>
        <translation>Die Geräte konnten nicht gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n selected</source>
        <extracomment>%1 is how many of the %n devices are selected</extracomment>
        <translation>
            <numerusform>%1 von %Ln ausgewählt</numerusform>
            <numerusform>%1 von %Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%Ln Gerät</numerusform>
            <numerusform>%Ln Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading devices: %1 of %2</source>
        <extracomment>The first reading: %1 of %2 devices are here</extracomment>
        <translation>Geräte werden gelesen: %1 von %2</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message numerus="yes">
        <source>%n match · on this server %1</source>
        <extracomment>%n devices match a filter; %1 is the number of all devices</extracomment>
        <translation>
            <numerusform>%Ln Treffer · auf diesem Server %1</numerusform>
            <numerusform>%Ln Treffer · auf diesem Server %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On this server %n device(s)</source>
        <translation>
            <numerusform>Auf diesem Server %Ln Gerät</numerusform>
            <numerusform>Auf diesem Server %Ln Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>Authentication sets could not be read</source>
        <translation>Die Authentifizierungssätze konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Nothing is left to accept on these devices.</source>
        <translation>An diesen Geräten ist nichts mehr zu akzeptieren.</translation>
    </message>
    <message>
        <source>Nothing is left to reject on these devices.</source>
        <translation>An diesen Geräten ist nichts mehr abzulehnen.</translation>
    </message>
    <message numerus="yes">
        <source>Move %n device(s) to a group</source>
        <translation>
            <numerusform>%Ln Gerät in eine Gruppe verschieben</numerusform>
            <numerusform>%Ln Geräte in eine Gruppe verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>A device is in one group at most. A new name makes a new group.</source>
        <translation>Ein Gerät gehört zu höchstens einer Gruppe. Ein neuer Name legt eine neue Gruppe an.</translation>
    </message>
    <message>
        <source>Type the name of a group.</source>
        <translation>Den Namen einer Gruppe eingeben.</translation>
    </message>
    <message>
        <source>A group&apos;s name has at most 256 characters.</source>
        <translation>Ein Gruppenname hat höchstens 256&#xa0;Zeichen.</translation>
    </message>
    <message>
        <source>A group&apos;s name is made of letters, digits, - and _ only.</source>
        <translation>Ein Gruppenname besteht nur aus Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n device(s) from their group</source>
        <translation>
            <numerusform>%Ln Gerät aus seiner Gruppe entfernen</numerusform>
            <numerusform>%Ln Geräte aus ihrer Gruppe entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No device here has %n attribute(s) of the view %1: %2.</source>
        <extracomment>%1 is a saved view, %2 a list of attributes</extracomment>
        <translation>
            <numerusform>Kein Gerät hier hat %n Attribut der Ansicht %1: %2.</numerusform>
            <numerusform>Kein Gerät hier hat %n Attribute der Ansicht %1: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their columns stay empty until one has.</source>
        <translation>Ihre Spalten bleiben leer, bis eines sie hat.</translation>
    </message>
    <message>
        <source>No device is shown that could be exported.</source>
        <translation>Es wird kein Gerät gezeigt, das exportiert werden könnte.</translation>
    </message>
    <message>
        <source>Change the filter first.</source>
        <translation>Zuerst den Filter ändern.</translation>
    </message>
    <message numerus="yes">
        <source>Export %n device(s)</source>
        <translation>
            <numerusform>%n Gerät exportieren</numerusform>
            <numerusform>%n Geräte exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV, for spreadsheets (*.csv)</source>
        <translation>CSV, für Tabellenkalkulationen (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>JSON, one device a line (*.ndjson)</source>
        <translation>JSON, ein Gerät je Zeile (*.ndjson)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 konnte nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Choose another place and export again; nothing was left behind.</source>
        <translation>Einen anderen Ort wählen und erneut exportieren; es blieb nichts zurück.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) written to %1.</source>
        <translation>
            <numerusform>%n Gerät nach %1 geschrieben.</numerusform>
            <numerusform>%n Geräte nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting %1 of %2</source>
        <extracomment>An export on its way: %1 of %2 devices</extracomment>
        <translation>%1 von %2 werden exportiert</translation>
    </message>
    <message numerus="yes">
        <source>List of %n device(s)</source>
        <extracomment>A filter: devices of a list</extracomment>
        <translation>
            <numerusform>Liste mit %n Gerät</numerusform>
            <numerusform>Liste mit %n Geräten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) no accepting and is left out.</source>
        <translation>
            <numerusform>%n muss nicht akzeptiert werden und bleibt außen vor.</numerusform>
            <numerusform>%n müssen nicht akzeptiert werden und bleiben außen vor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) no rejecting and is left out.</source>
        <translation>
            <numerusform>%n muss nicht abgelehnt werden und bleibt außen vor.</numerusform>
            <numerusform>%n müssen nicht abgelehnt werden und bleiben außen vor.</numerusform>
        </translation>
    </message>
    <message>
        <source>This server&apos;s limit is %1 accepted devices, and %2 are accepted: there is room for %3 more.</source>
        <translation>Dieser Server lässt %1 akzeptierte Geräte zu, und %2 sind akzeptiert: Platz ist noch für %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n is not accepted and is left out.</source>
        <translation>
            <numerusform>%n ist nicht akzeptiert und bleibt außen vor.</numerusform>
            <numerusform>%n sind nicht akzeptiert und bleiben außen vor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) in %1 already.</source>
        <extracomment>%1 is a group</extracomment>
        <translation>
            <numerusform>%n Gerät ist schon in %1.</numerusform>
            <numerusform>%n Geräte sind schon in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n device(s)</source>
        <translation>
            <numerusform>%n Gerät mit einem Tag versehen</numerusform>
            <numerusform>%n Geräte mit einem Tag versehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag, as name=value</source>
        <translation>Tag, als Name=Wert</translation>
    </message>
    <message>
        <source>Type the tag&apos;s name, an equals sign and its value: site=oslo.</source>
        <translation>Namen des Tags, ein Gleichheitszeichen und den Wert eingeben: site=oslo.</translation>
    </message>
    <message>
        <source>Type a value behind the equals sign.</source>
        <translation>Einen Wert hinter dem Gleichheitszeichen eingeben.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n failed, the first being %2.</source>
        <extracomment>%1 is what was tried (&quot;Accept 37 devices&quot;), %2 the first device that it failed for; %n did fail</extracomment>
        <translation>
            <numerusform>%1: %n fehlgeschlagen, das erste %2.</numerusform>
            <numerusform>%1: %n fehlgeschlagen, das erste %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The Bulk work pane shows each and tries the failed again.</source>
        <translation>Der Bereich Massenarbeit zeigt jedes und wiederholt die fehlgeschlagenen.</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>Ergebnisse zeigen</translation>
    </message>
    <message>
        <source>Drydock ended before this was done: %1.</source>
        <extracomment>%1 is work (&quot;Accept 37 devices&quot;)</extracomment>
        <translation>Drydock endete, bevor dies erledigt war: %1.</translation>
    </message>
    <message>
        <source>It can go on; what was sent without an answer is looked up first.</source>
        <translation>Es kann weitergehen; was ohne Antwort gesendet war, wird zuerst nachgesehen.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait(s) with several keys, none of which was chosen, and is left out.</source>
        <translation>
            <numerusform>%n weiteres wartet mit mehreren Schlüsseln, von denen keiner gewählt wurde, und wird ausgelassen.</numerusform>
            <numerusform>%n weitere warten mit mehreren Schlüsseln, von denen keiner gewählt wurde, und werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove a tag from %n device(s)</source>
        <translation>
            <numerusform>Tag von %n Gerät entfernen</numerusform>
            <numerusform>Tag von %n Geräten entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the tag</source>
        <translation>Name des Tags</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>Tag entfernen</translation>
    </message>
    <message>
        <source>None of these devices has a tag of that name.</source>
        <translation>Keines dieser Geräte hat ein Tag mit diesem Namen.</translation>
    </message>
    <message numerus="yes">
        <source>%n selected device(s) do not have it.</source>
        <translation>
            <numerusform>%n ausgewähltes Gerät hat es nicht.</numerusform>
            <numerusform>%n ausgewählte Geräte haben es nicht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::DockHost</name>
    <message>
        <source>Go to %1</source>
        <translation>Zu „%1“ wechseln</translation>
    </message>
</context>
<context>
    <name>drydock::DoctorDialog</name>
    <message>
        <source>Diagnose connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>S&amp;erver</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Save the connection report</source>
        <translation>Verbindungsbericht speichern</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Textdateien (*.txt)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>The report could not be saved.</source>
        <translation>Der Bericht konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
</context>
<context>
    <name>drydock::DoctorFlow</name>
    <message>
        <source>Sign out of %1</source>
        <translation>Von %1 abmelden</translation>
    </message>
    <message>
        <source>The settings of a server are changed while nobody is signed in to it.</source>
        <translation>Die Einstellungen eines Servers lassen sich nur ändern, wenn niemand bei ihm angemeldet ist.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
</context>
<context>
    <name>drydock::DoctorReport</name>
    <message>
        <source>Drydock connection report</source>
        <translation>Verbindungsbericht von Drydock</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>drydock::DoctorRow</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <extracomment>%1 the title of a step of the connection doctor</extracomment>
        <translation>Einzelheiten: %1</translation>
    </message>
</context>
<context>
    <name>drydock::DoctorText</name>
    <message>
        <source>connected</source>
        <extracomment>What came of a connection</extracomment>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>refused</source>
        <extracomment>What came of a connection</extracomment>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <extracomment>What came of a connection</extracomment>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no way there</source>
        <extracomment>What came of a connection</extracomment>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>forbidden by this computer</source>
        <extracomment>What came of a connection</extracomment>
        <translation>von diesem Rechner verboten</translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>What came of a connection</extracomment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>answers</source>
        <extracomment>A service of the server</extracomment>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>not allowed</source>
        <extracomment>A service of the server</extracomment>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>not on this server</source>
        <extracomment>A service of the server</extracomment>
        <translation>nicht auf diesem Server</translation>
    </message>
    <message>
        <source>fails</source>
        <extracomment>A service of the server</extracomment>
        <translation>gestört</translation>
    </message>
    <message>
        <source>%1: %2 after %3</source>
        <extracomment>%1 an IP address, %2 what came of it: &quot;refused&quot;, %3 a duration</extracomment>
        <translation>%1: %2 nach %3</translation>
    </message>
    <message>
        <source>Certificate %1: %2</source>
        <extracomment>%1 which one of the chain, %2 its subject</extracomment>
        <translation>Zertifikat %1: %2</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>Ausgestellt von: %1</translation>
    </message>
    <message>
        <source>Valid: %1 to %2</source>
        <extracomment>%1 and %2 are times</extracomment>
        <translation>Gültig: %1 bis %2</translation>
    </message>
    <message>
        <source>For: %1</source>
        <translation>Für: %1</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256-Fingerabdruck: %1</translation>
    </message>
    <message>
        <source>request id %1</source>
        <translation>Anfrage-ID %1</translation>
    </message>
    <message>
        <source>Cipher: %1</source>
        <translation>Chiffre: %1</translation>
    </message>
    <message>
        <source>Server software: %1</source>
        <translation>Serversoftware: %1</translation>
    </message>
    <message>
        <source>Request id: %1</source>
        <translation>Anfrage-ID: %1</translation>
    </message>
    <message>
        <source>Server minus this computer: %1 s</source>
        <extracomment>%1 a number of seconds with its sign</extracomment>
        <translation>Server minus dieser Rechner: %1 s</translation>
    </message>
    <message>
        <source>Reason given: %1</source>
        <translation>Angegebener Grund: %1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy-Server</translation>
    </message>
    <message>
        <source>Name (DNS)</source>
        <extracomment>A step of the connection doctor: DNS</extracomment>
        <translation>Rechnername (DNS)</translation>
    </message>
    <message>
        <source>Connection (TCP)</source>
        <extracomment>A step of the connection doctor: the TCP connection</extracomment>
        <translation>Verbindung (TCP)</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>Verschlüsselung (TLS)</translation>
    </message>
    <message>
        <source>Mender server (HTTP)</source>
        <extracomment>A step of the connection doctor: whether HTTP answers and comes from Mender</extracomment>
        <translation>Mender-Server (HTTP)</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Services (API)</source>
        <translation>Dienste (API)</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Waiting</source>
        <extracomment>A step of the connection doctor</extracomment>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <extracomment>A step of the connection doctor</extracomment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Good</source>
        <extracomment>A step of the connection doctor went well</extracomment>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Passed over</source>
        <extracomment>A step of the connection doctor was passed over</extracomment>
        <translation>Übergangen</translation>
    </message>
    <message>
        <source>The name service did not answer in time.</source>
        <translation>Der Namensdienst hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Check the network, or connect to the VPN.</source>
        <translation>Das Netzwerk prüfen oder das VPN verbinden.</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>Es kam keine rechtzeitige Antwort.</translation>
    </message>
    <message>
        <source>The server may be busy, or a firewall swallows the connection: run this again, then ask the network&apos;s administrator.</source>
        <translation>Vielleicht ist der Server überlastet oder eine Firewall verschluckt die Verbindung: Erneut prüfen, dann bei der Netzwerkadministration nachfragen.</translation>
    </message>
    <message>
        <source>It needs “%1”, which failed.</source>
        <extracomment>%1 the title of a step: &quot;Name (DNS)&quot;</extracomment>
        <translation>Der dafür nötige Schritt „%1“ ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Der Schritt wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The server is to be reached at %1.</source>
        <extracomment>%1 host and port</extracomment>
        <translation>Der Server soll unter %1 erreichbar sein.</translation>
    </message>
    <message>
        <source>This is not the address of a server.</source>
        <translation>Das ist keine Serveradresse.</translation>
    </message>
    <message>
        <source>An address looks like https://hosted.mender.io or http://localhost:8080.</source>
        <translation>Eine Adresse sieht aus wie https://hosted.mender.io oder http://localhost:8080.</translation>
    </message>
    <message>
        <source>Edit address</source>
        <translation>Adresse ändern</translation>
    </message>
    <message>
        <source>The connection to %1 is not encrypted: everybody on the way can read the sign-in.</source>
        <translation>Die Verbindung zu %1 ist nicht verschlüsselt: Jeder auf dem Weg kann die Anmeldung mitlesen.</translation>
    </message>
    <message>
        <source>Use the server&apos;s https address.</source>
        <translation>Die https-Adresse des Servers verwenden.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n address(es).</source>
        <extracomment>%1 a host name, %n the number of its addresses</extracomment>
        <translation>
            <numerusform>%1 hat %n Adresse.</numerusform>
            <numerusform>%1 hat %n Adressen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is an address; no name need be looked up.</source>
        <translation>%1 ist eine Adresse; es ist kein Name aufzulösen.</translation>
    </message>
    <message>
        <source>The network does not know the proxy %1.</source>
        <translation>Das Netzwerk kennt den Proxy %1 nicht.</translation>
    </message>
    <message>
        <source>Check the proxy under Advanced, or in this computer&apos;s settings.</source>
        <translation>Den Proxy unter „Erweitert“ oder in den Einstellungen dieses Rechners prüfen.</translation>
    </message>
    <message>
        <source>Edit proxy</source>
        <translation>Proxy ändern</translation>
    </message>
    <message>
        <source>The network does not know a computer named %1.</source>
        <translation>Das Netzwerk kennt keinen Rechner namens %1.</translation>
    </message>
    <message>
        <source>Check the spelling of the address, or connect to the VPN that knows it.</source>
        <translation>Die Schreibweise der Adresse prüfen oder das VPN verbinden, das sie kennt.</translation>
    </message>
    <message>
        <source>The proxy %1 answers and lets through.</source>
        <translation>Der Proxy %1 antwortet und lässt durch.</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 antwortet.</translation>
    </message>
    <message>
        <source>%1 answers, but not at every address.</source>
        <translation>%1 antwortet, aber nicht unter jeder Adresse.</translation>
    </message>
    <message>
        <source>It works, and is slower where a dead address is tried first. Its operator should look at the addresses in the details.</source>
        <translation>Es funktioniert, ist aber langsamer, wenn zuerst eine tote Adresse versucht wird. Der Betreiber sollte die Adressen in den Einzelheiten prüfen.</translation>
    </message>
    <message>
        <source>Nothing listens at %1.</source>
        <translation>Unter %1 antwortet kein Dienst.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s host and port.</source>
        <translation>Host und Port des Proxys prüfen.</translation>
    </message>
    <message>
        <source>Check the port, and that the server is running.</source>
        <translation>Den Port prüfen und ob der Server läuft.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>A firewall may swallow the connection: connect to the VPN, or ask the network&apos;s administrator to let it through.</source>
        <translation>Vielleicht verschluckt eine Firewall die Verbindung: Das VPN verbinden oder sie von der Netzwerkadministration freigeben lassen.</translation>
    </message>
    <message>
        <source>There is no way to %1.</source>
        <translation>Kein Netzwerkweg führt zu %1.</translation>
    </message>
    <message>
        <source>Check the network and the VPN of this computer.</source>
        <translation>Netzwerk und VPN dieses Rechners prüfen.</translation>
    </message>
    <message>
        <source>This computer&apos;s own rules forbid the connection to %1.</source>
        <translation>Die Regeln dieses Rechners verbieten die Verbindung zu %1.</translation>
    </message>
    <message>
        <source>Look at its firewall or sandbox.</source>
        <translation>Seine Firewall oder Sandbox prüfen.</translation>
    </message>
    <message>
        <source>No connection with %1 came about.</source>
        <translation>Mit %1 kam keine Verbindung zustande.</translation>
    </message>
    <message>
        <source>The details have the reason. Check the network and the VPN.</source>
        <translation>Die Einzelheiten nennen den Grund. Netzwerk und VPN prüfen.</translation>
    </message>
    <message>
        <source>Requests go straight to the server.</source>
        <translation>Anfragen gehen direkt an den Server.</translation>
    </message>
    <message>
        <source>This computer&apos;s settings send requests through the %1 proxy %2.</source>
        <extracomment>%1 &quot;HTTP&quot; or &quot;SOCKS 5&quot;, %2 host and port</extracomment>
        <translation>Die Einstellungen dieses Rechners leiten Anfragen über den Proxy %2 (%1).</translation>
    </message>
    <message>
        <source>The server&apos;s profile sends requests through the %1 proxy %2.</source>
        <extracomment>%1 &quot;HTTP&quot; or &quot;SOCKS 5&quot;, %2 host and port</extracomment>
        <translation>Das Profil des Servers leitet Anfragen über den Proxy %2 (%1).</translation>
    </message>
    <message>
        <source>A proxy is wanted, but it has no host or no port.</source>
        <translation>Ein Proxy ist gewünscht, aber Host oder Port fehlt.</translation>
    </message>
    <message>
        <source>Complete it under Advanced.</source>
        <translation>Die Angaben unter „Erweitert“ ergänzen.</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password.</source>
        <translation>Der Proxy verlangt Benutzername und Passwort.</translation>
    </message>
    <message>
        <source>Enter them under Advanced. The password goes to the keychain.</source>
        <translation>Beides unter „Erweitert“ eingeben. Das Passwort kommt in den Schlüsselbund.</translation>
    </message>
    <message>
        <source>The proxy does not accept this user name with this password.</source>
        <translation>Der Proxy akzeptiert diesen Benutzernamen mit diesem Passwort nicht.</translation>
    </message>
    <message>
        <source>Enter them again under Advanced.</source>
        <translation>Beides unter „Erweitert“ erneut eingeben.</translation>
    </message>
    <message>
        <source>The proxy refuses to connect to the server.</source>
        <translation>Der Proxy lehnt die Verbindung zum Server ab.</translation>
    </message>
    <message>
        <source>Ask its administrator to allow the server&apos;s host and port.</source>
        <translation>Host und Port des Servers von der Administration des Proxys erlauben lassen.</translation>
    </message>
    <message>
        <source>The proxy answers, but it does not reach the server.</source>
        <translation>Der Proxy antwortet, erreicht aber den Server nicht.</translation>
    </message>
    <message>
        <source>Check the server&apos;s address, and ask the proxy&apos;s administrator whether it may go there.</source>
        <translation>Die Adresse des Servers prüfen und bei der Administration des Proxys nachfragen, ob er dorthin verbinden darf.</translation>
    </message>
    <message>
        <source>What answers as the proxy speaks another language than expected.</source>
        <translation>Was als Proxy antwortet, spricht ein anderes Protokoll als erwartet.</translation>
    </message>
    <message>
        <source>Check the kind of proxy, its host and its port under Advanced.</source>
        <translation>Art, Host und Port des Proxys unter „Erweitert“ prüfen.</translation>
    </message>
    <message>
        <source>Trust this certificate…</source>
        <translation>Diesem Zertifikat vertrauen…</translation>
    </message>
    <message>
        <source>Compare the fingerprint in the details with the server&apos;s operator before you trust it, or add the authority&apos;s certificate under Advanced.</source>
        <translation>Den Fingerabdruck in den Einzelheiten vor dem Vertrauen mit dem Betreiber des Servers abgleichen oder unter „Erweitert“ das Zertifikat der Zertifizierungsstelle hinzufügen.</translation>
    </message>
    <message>
        <source>Check the date of this computer; if it is right, the server&apos;s operator must renew the certificate.</source>
        <translation>Das Datum dieses Rechners prüfen; stimmt es, muss der Betreiber des Servers das Zertifikat erneuern.</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2.</source>
        <translation>Das Zertifikat von %1 ist am %2 abgelaufen.</translation>
    </message>
    <message>
        <source>The certificate of %1 is valid only from %2.</source>
        <translation>Das Zertifikat von %1 gilt erst ab %2.</translation>
    </message>
    <message>
        <source>The certificate that %1 shows is for %2.</source>
        <extracomment>%1 the host that was wanted, %2 the names in its certificate</extracomment>
        <translation>Das Zertifikat, das %1 vorzeigt, gilt für %2.</translation>
    </message>
    <message>
        <source>Use one of these names as the address, if it is the server that you mean.</source>
        <translation>Einen dieser Namen als Adresse verwenden, falls es der gemeinte Server ist.</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by itself: nobody vouches for it.</source>
        <translation>Das Zertifikat von %1 ist selbst signiert: Niemand bürgt dafür.</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from “%2”, which this computer does not trust.</source>
        <extracomment>%1 host and port, %2 the name of a certificate authority</extracomment>
        <translation>Das Zertifikat von %1 stammt von „%2“; dieser Stelle vertraut dieser Rechner nicht.</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the one that you trusted.</source>
        <translation>%1 zeigt ein anderes Zertifikat vor als das, dem vertraut wurde.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s operator whether it was replaced. If not, somebody may be listening.</source>
        <translation>Beim Betreiber des Servers nachfragen, ob es ersetzt wurde. Falls nicht, hört möglicherweise jemand mit.</translation>
    </message>
    <message>
        <source>No certificate of %1 is valid today, not even its authority&apos;s.</source>
        <translation>Kein Zertifikat von %1 ist heute gültig, auch nicht das der Zertifizierungsstelle.</translation>
    </message>
    <message>
        <source>The clock of this computer is probably wrong: set its date and time, then run this again.</source>
        <translation>Die Uhr dieses Rechners geht wahrscheinlich falsch: Datum und Uhrzeit stellen, dann erneut prüfen.</translation>
    </message>
    <message>
        <source>Edit certificates</source>
        <translation>Zertifikate ändern</translation>
    </message>
    <message>
        <source>%1, with a certificate that is trusted and valid until %2.</source>
        <extracomment>%1 &quot;TLS 1.3&quot;, %2 a date</extracomment>
        <translation>%1, mit einem vertrauten Zertifikat, gültig bis %2.</translation>
    </message>
    <message>
        <source>%1, with the certificate that you trusted.</source>
        <translation>%1, mit dem Zertifikat, dem vertraut wurde.</translation>
    </message>
    <message>
        <source>The certificate is valid only until %1.</source>
        <translation>Das Zertifikat gilt nur noch bis %1.</translation>
    </message>
    <message>
        <source>The server&apos;s operator must renew it before that day.</source>
        <translation>Der Betreiber des Servers muss es vor diesem Tag erneuern.</translation>
    </message>
    <message>
        <source>The address says http: nothing is encrypted.</source>
        <translation>Die Adresse beginnt mit http: Nichts ist verschlüsselt.</translation>
    </message>
    <message>
        <source>%1 asks for a client certificate, and there is none.</source>
        <translation>%1 verlangt ein Clientzertifikat, aber es gibt keines.</translation>
    </message>
    <message>
        <source>Choose the certificate and the key that you were given, under Advanced.</source>
        <translation>Das erhaltene Zertifikat und den Schlüssel unter „Erweitert“ wählen.</translation>
    </message>
    <message>
        <source>%1 does not accept the client certificate.</source>
        <translation>%1 akzeptiert das Clientzertifikat nicht.</translation>
    </message>
    <message>
        <source>It may have expired, or be meant for another server: ask the server&apos;s operator for a new one.</source>
        <translation>Vielleicht ist es abgelaufen oder für einen anderen Server bestimmt: Beim Betreiber des Servers ein neues anfordern.</translation>
    </message>
    <message>
        <source>%1 and this computer have no kind of encryption in common.</source>
        <translation>%1 und dieser Rechner haben keine gemeinsame Verschlüsselungsart.</translation>
    </message>
    <message>
        <source>The server&apos;s operator should offer TLS 1.2 or 1.3. A server that wants a client certificate may say the same.</source>
        <translation>Der Betreiber des Servers sollte TLS 1.2 oder 1.3 anbieten. Auch ein Server, der ein Clientzertifikat verlangt, kann dies melden.</translation>
    </message>
    <message>
        <source>What answers at %1 does not speak TLS.</source>
        <translation>Was unter %1 antwortet, spricht kein TLS.</translation>
    </message>
    <message>
        <source>Check the port; a server without encryption has an address that begins with http://.</source>
        <translation>Den Port prüfen; die Adresse eines Servers ohne Verschlüsselung beginnt mit http://.</translation>
    </message>
    <message>
        <source>No secure connection with %1 came about.</source>
        <translation>Mit %1 kam keine sichere Verbindung zustande.</translation>
    </message>
    <message>
        <source>The details have the reason. Something on the way may cut such connections off.</source>
        <translation>Die Einzelheiten nennen den Grund. Vielleicht bricht etwas auf dem Weg solche Verbindungen ab.</translation>
    </message>
    <message>
        <source>%1 cannot be used as a certificate or key.</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>%1 ist nicht als Zertifikat oder Schlüssel verwendbar.</translation>
    </message>
    <message>
        <source>It must be a PEM file that you may read.</source>
        <translation>Es muss eine lesbare PEM-Datei sein.</translation>
    </message>
    <message>
        <source>Use the address that opens the web interface, without a page behind it.</source>
        <translation>Die Adresse verwenden, die die Weboberfläche öffnet, ohne Seite dahinter.</translation>
    </message>
    <message>
        <source>A Mender server answers.</source>
        <translation>Ein Mender-Server antwortet.</translation>
    </message>
    <message>
        <source>What answers is a web page, not a Mender server.</source>
        <translation>Es antwortet eine Webseite, kein Mender-Server.</translation>
    </message>
    <message>
        <source>The server sends its visitors to %1.</source>
        <extracomment>%1 an address</extracomment>
        <translation>Der Server leitet Besucher weiter zu %1.</translation>
    </message>
    <message>
        <source>Use that address if you trust it.</source>
        <translation>Diese Adresse verwenden, falls sie vertrauenswürdig ist.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>A server answers, but there is no Mender API at this address.</source>
        <translation>Ein Server antwortet, aber unter dieser Adresse gibt es keine Mender-API.</translation>
    </message>
    <message>
        <source>Something in front of the server asks for a password of its own.</source>
        <translation>Etwas vor dem Server verlangt ein eigenes Passwort.</translation>
    </message>
    <message>
        <source>Drydock cannot answer it: ask the server&apos;s operator for an address without it, or connect to the VPN.</source>
        <translation>Drydock kann es nicht angeben: Beim Betreiber des Servers eine Adresse ohne Passwort erfragen oder das VPN verbinden.</translation>
    </message>
    <message>
        <source>The server turns away everybody who comes from here (HTTP 403).</source>
        <translation>Der Server weist alle ab, die von hier kommen (HTTP 403).</translation>
    </message>
    <message>
        <source>Ask its operator to let this network in, or connect to the VPN.</source>
        <translation>Dieses Netzwerk vom Betreiber zulassen lassen oder das VPN verbinden.</translation>
    </message>
    <message>
        <source>The server refuses further requests for a while.</source>
        <translation>Der Server lehnt weitere Anfragen vorübergehend ab.</translation>
    </message>
    <message>
        <source>Run this again in some minutes.</source>
        <translation>In einigen Minuten erneut prüfen.</translation>
    </message>
    <message>
        <source>The server is there, but it does not work (HTTP %1).</source>
        <translation>Der Server ist da, funktioniert aber nicht (HTTP %1).</translation>
    </message>
    <message>
        <source>Try again later, or tell its operator; the details have the request id where there is one.</source>
        <translation>Später erneut versuchen oder den Betreiber informieren; die Einzelheiten nennen die Anfrage-ID, falls es eine gibt.</translation>
    </message>
    <message>
        <source>What answers is not a Mender server.</source>
        <translation>Was antwortet, ist kein Mender-Server.</translation>
    </message>
    <message>
        <source>The connection broke before an answer came.</source>
        <translation>Die Verbindung brach ab, bevor eine Antwort kam.</translation>
    </message>
    <message>
        <source>Check whether the address begins with the right one of http:// and https://, then run this again.</source>
        <translation>Nachsehen, ob die Adresse richtig mit http:// oder https:// beginnt, dann erneut prüfen.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>The sign-in is valid until %1.</source>
        <translation>Die Anmeldung gilt bis %1.</translation>
    </message>
    <message>
        <source>The sign-in is valid.</source>
        <translation>Die Anmeldung ist gültig.</translation>
    </message>
    <message>
        <source>The sign-in ends at %1.</source>
        <translation>Die Anmeldung endet am %1.</translation>
    </message>
    <message>
        <source>Sign in again before that.</source>
        <translation>Vorher erneut anmelden.</translation>
    </message>
    <message>
        <source>You are not signed in to this server.</source>
        <translation>Bei diesem Server ist niemand angemeldet.</translation>
    </message>
    <message>
        <source>Sign in, then run this again to see the rest.</source>
        <translation>Anmelden und dann erneut prüfen, um den Rest zu sehen.</translation>
    </message>
    <message>
        <source>The sign-in ended at %1.</source>
        <translation>Die Anmeldung ist am %1 abgelaufen.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Erneut anmelden.</translation>
    </message>
    <message>
        <source>The server does not accept the sign-in any more.</source>
        <translation>Der Server akzeptiert die Anmeldung nicht mehr.</translation>
    </message>
    <message>
        <source>It was ended elsewhere, or the password was changed: sign in again.</source>
        <translation>Sie wurde anderswo beendet oder das Passwort wurde geändert: Erneut anmelden.</translation>
    </message>
    <message>
        <source>The server knows this account but does not let it see itself.</source>
        <translation>Der Server kennt dieses Konto, lässt es aber sich selbst nicht sehen.</translation>
    </message>
    <message>
        <source>An administrator of the server can allow it with a role.</source>
        <translation>Die Administration des Servers kann es mit einer Rolle erlauben.</translation>
    </message>
    <message>
        <source>The server did not say whether the sign-in is valid.</source>
        <translation>Der Server hat nicht mitgeteilt, ob die Anmeldung gültig ist.</translation>
    </message>
    <message>
        <source>Run this again; if it stays so, tell the server&apos;s operator.</source>
        <translation>Erneut prüfen; bleibt es dabei, den Betreiber des Servers informieren.</translation>
    </message>
    <message numerus="yes">
        <source>All %n service(s) answer.</source>
        <translation>
            <numerusform>%n Dienst antwortet.</numerusform>
            <numerusform>Alle %n Dienste antworten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that Drydock needs answers. This server or account does not offer: %1.</source>
        <translation>Alles, was Drydock braucht, antwortet. Dieser Server oder dieses Konto bietet nicht: %1.</translation>
    </message>
    <message>
        <source>The account may not use: %1.</source>
        <translation>Das Konto darf nicht verwenden: %1.</translation>
    </message>
    <message>
        <source>The server lacks services that Drydock needs: %1.</source>
        <translation>Dem Server fehlen Dienste, die Drydock braucht: %1.</translation>
    </message>
    <message>
        <source>It may be too old, or a part of it is not running: ask its operator.</source>
        <translation>Vielleicht ist er zu alt oder ein Teil läuft nicht: Beim Betreiber nachfragen.</translation>
    </message>
    <message>
        <source>Services fail: %1.</source>
        <translation>Gestörte Dienste: %1.</translation>
    </message>
    <message>
        <source>Try again later, or tell the server&apos;s operator; the details have the request ids where there are any.</source>
        <translation>Später erneut versuchen oder den Betreiber des Servers informieren; die Einzelheiten nennen die Anfrage-IDs, falls es welche gibt.</translation>
    </message>
    <message>
        <source>Services are asked only when you are signed in.</source>
        <translation>Dienste werden nur nach der Anmeldung abgefragt.</translation>
    </message>
    <message>
        <source>The clock of this computer is %1 behind the server&apos;s.</source>
        <extracomment>%1 a duration: &quot;4 min 10 s&quot;</extracomment>
        <translation>Die Uhr dieses Rechners geht gegenüber dem Server %1 nach.</translation>
    </message>
    <message>
        <source>The clock of this computer is %1 ahead of the server&apos;s.</source>
        <translation>Die Uhr dieses Rechners geht gegenüber dem Server %1 vor.</translation>
    </message>
    <message>
        <source>This computer and the server agree on the time.</source>
        <translation>Die Uhren dieses Rechners und des Servers stimmen überein.</translation>
    </message>
    <message>
        <source>Ages and times may look wrong. Let this computer set its clock by the network.</source>
        <translation>Altersangaben und Zeiten können falsch aussehen. Die Uhr dieses Rechners über das Netzwerk stellen lassen.</translation>
    </message>
    <message>
        <source>Certificates and sign-ins are only valid for a time: set the clock of this computer, or tell the server&apos;s operator.</source>
        <translation>Zertifikate und Anmeldungen gelten nur eine gewisse Zeit: Die Uhr dieses Rechners stellen oder den Betreiber des Servers informieren.</translation>
    </message>
    <message>
        <source>No answer said what time it is at the server.</source>
        <translation>Keine Antwort nannte die Uhrzeit des Servers.</translation>
    </message>
    <message>
        <source>Looking at the connection…</source>
        <extracomment>%1 the title of the step that runs</extracomment>
        <translation>Verbindung wird geprüft…</translation>
    </message>
    <message>
        <source>Looking at: %1…</source>
        <translation>Prüfung läuft: %1…</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Alles funktioniert.</translation>
    </message>
    <message>
        <source>The server can be reached.</source>
        <translation>Der Server ist erreichbar.</translation>
    </message>
</context>
<context>
    <name>drydock::DonutChart</name>
    <message>
        <source>Copy as table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
</context>
<context>
    <name>drydock::ErrorText</name>
    <message>
        <source>The answer was HTTP %1.</source>
        <translation>Die Antwort war HTTP&#xa0;%1.</translation>
    </message>
    <message>
        <source>%1 (HTTP %2)</source>
        <translation>%1 (HTTP&#xa0;%2)</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network. Drydock keeps trying and shows what it last knew.</source>
        <translation>Das Netzwerk prüfen. Drydock versucht es weiter und zeigt den zuletzt bekannten Stand.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The server&apos;s name is not known to the network.</source>
        <translation>Der Name des Servers ist im Netzwerk nicht bekannt.</translation>
    </message>
    <message>
        <source>Check the spelling of the server&apos;s address, or the VPN that knows it.</source>
        <translation>Die Schreibweise der Serveradresse prüfen oder das VPN, das sie kennt.</translation>
    </message>
    <message>
        <source>Change server</source>
        <translation>Server wechseln</translation>
    </message>
    <message>
        <source>Nothing answers at that address and port.</source>
        <translation>Unter dieser Adresse und diesem Port antwortet nichts.</translation>
    </message>
    <message>
        <source>Check the port, and that the server is running.</source>
        <translation>Den Port prüfen und ob der Server läuft.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>It may be busy. A change that was being sent is looked up before it is sent again.</source>
        <translation>Vielleicht ist er überlastet. Eine schon abgeschickte Änderung wird vor erneutem Senden nachgeschlagen.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut.</translation>
    </message>
    <message>
        <source>Add the certificate authority or pin the certificate in the server&apos;s profile.</source>
        <translation>Im Profil des Servers die Zertifizierungsstelle hinzufügen oder dem Zertifikat einzeln vertrauen.</translation>
    </message>
    <message>
        <source>What answers there is not a Mender API.</source>
        <translation>Was dort antwortet, ist keine Mender-API.</translation>
    </message>
    <message>
        <source>Check the server&apos;s address: it is the one that opens the web interface, without a path.</source>
        <translation>Die Serveradresse prüfen: Es ist die, unter der sich die Weboberfläche öffnet, ohne Pfad.</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password.</source>
        <translation>Der Proxy verlangt Benutzername und Passwort.</translation>
    </message>
    <message>
        <source>Enter them in the server&apos;s profile.</source>
        <translation>Beides im Profil des Servers eingeben.</translation>
    </message>
    <message>
        <source>The server no longer accepts this session.</source>
        <translation>Der Server akzeptiert diese Sitzung nicht mehr.</translation>
    </message>
    <message>
        <source>Sign in again to go on.</source>
        <translation>Zum Fortfahren erneut anmelden.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Your account may not do this.</source>
        <translation>Dieses Konto darf das nicht.</translation>
    </message>
    <message>
        <source>An administrator of the server can grant it with a role.</source>
        <translation>Die Administration des Servers kann es mit einer Rolle erlauben.</translation>
    </message>
    <message>
        <source>It is no longer on the server.</source>
        <translation>Es ist nicht mehr auf dem Server.</translation>
    </message>
    <message>
        <source>Refresh to see what is there now.</source>
        <translation>Aktualisieren zeigt, was jetzt dort ist.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>It is in use, or there is one of that name already.</source>
        <translation>Es wird verwendet oder der Name ist schon vergeben.</translation>
    </message>
    <message>
        <source>Choose another name, or finish what uses it.</source>
        <translation>Einen anderen Namen wählen oder beenden, was es verwendet.</translation>
    </message>
    <message>
        <source>Somebody else changed it in the meantime.</source>
        <translation>Inzwischen wurde es von anderer Seite geändert.</translation>
    </message>
    <message>
        <source>Refresh, look at their change, and make yours again.</source>
        <translation>Aktualisieren, die fremde Änderung ansehen und die eigene wiederholen.</translation>
    </message>
    <message>
        <source>The server refused the request as it stands.</source>
        <translation>Der Server hat die Anfrage in dieser Form abgelehnt.</translation>
    </message>
    <message>
        <source>Change what the reason names and send it again.</source>
        <translation>Ändern, was die Begründung nennt, und erneut senden.</translation>
    </message>
    <message>
        <source>It is larger than the limit.</source>
        <translation>Es überschreitet die Höchstgröße.</translation>
    </message>
    <message>
        <source>Ask for less at a time, or send a smaller file.</source>
        <translation>Weniger auf einmal anfragen oder eine kleinere Datei senden.</translation>
    </message>
    <message>
        <source>The server asks for fewer requests.</source>
        <translation>Der Server verlangt weniger Anfragen.</translation>
    </message>
    <message numerus="yes">
        <source>Drydock waits for %n s and goes on by itself.</source>
        <translation>
            <numerusform>Drydock wartet %n&#xa0;s und macht von selbst weiter.</numerusform>
            <numerusform>Drydock wartet %n&#xa0;s und macht von selbst weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drydock waits and goes on by itself.</source>
        <translation>Drydock wartet und macht von selbst weiter.</translation>
    </message>
    <message>
        <source>The server failed while it worked on this.</source>
        <translation>Auf dem Server trat beim Bearbeiten ein Fehler auf.</translation>
    </message>
    <message>
        <source>Try again later; quote the request id from the activity pane to its operator.</source>
        <translation>Später erneut versuchen; dem Betreiber die Anfrage-ID aus dem Bereich „Aktivität“ nennen.</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be read.</source>
        <translation>Die Antwort des Servers war nicht lesbar.</translation>
    </message>
    <message>
        <source>What was known before is still shown. The server may be newer than this Drydock.</source>
        <translation>Weiter angezeigt wird der zuletzt bekannte Stand. Vielleicht ist der Server neuer als dieses Drydock.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing more was sent.</source>
        <translation>Es wurde nichts weiter gesendet.</translation>
    </message>
    <message>
        <source>Drydock is read-only here: nothing was sent.</source>
        <translation>Drydock darf hier nur lesen: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Allow changes in the Tools menu, then repeat it.</source>
        <translation>Im Menü „Extras“ Änderungen erlauben und dann wiederholen.</translation>
    </message>
    <message>
        <source>Allow changes</source>
        <translation>Änderungen erlauben</translation>
    </message>
    <message>
        <source>The server redirects to another address.</source>
        <translation>Der Server leitet auf eine andere Adresse um.</translation>
    </message>
    <message>
        <source>Use that address in the server&apos;s profile if you trust it.</source>
        <translation>Diese Adresse im Profil des Servers verwenden, wenn sie vertrauenswürdig ist.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>%1 what was tried (&quot;Devices could not be read&quot;), %2 the cause as a sentence</extracomment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Delete something there, or choose a folder on another disk, and try again.</source>
        <translation>Dort etwas löschen oder einen Ordner auf einem anderen Datenträger wählen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The disk has too little room: %1 more are needed, %2 are free.</source>
        <extracomment>%1 and %2 are sizes</extracomment>
        <translation>Der Datenträger hat zu wenig Platz: %1 werden noch gebraucht, %2 sind frei.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>Die Datei kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check that the folder is there and that you may write to it, or choose another one.</source>
        <translation>Prüfen, ob der Ordner vorhanden und beschreibbar ist, oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Check that it is still there and that you may read it.</source>
        <translation>Prüfen, ob sie noch vorhanden ist und gelesen werden darf.</translation>
    </message>
    <message>
        <source>The file was changed or removed while it was being sent.</source>
        <translation>Die Datei wurde während des Sendens geändert oder entfernt.</translation>
    </message>
    <message>
        <source>Wait until nothing writes to it any more and send it again.</source>
        <translation>Warten, bis nichts mehr in sie schreibt, und sie erneut senden.</translation>
    </message>
    <message>
        <source>What arrived is damaged or not what the server promised; nothing of it was kept.</source>
        <translation>Das Empfangene ist beschädigt oder nicht das vom Server Angekündigte; nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, the artifact on the server is damaged.</source>
        <translation>Erneut versuchen. Geschieht es wieder, ist das Artefakt auf dem Server beschädigt.</translation>
    </message>
    <message>
        <source>The file has %1; the server takes at most %2 in one file unless its operator allows more.</source>
        <extracomment>%1 and %2 are sizes</extracomment>
        <translation>Die Datei hat %1; der Server nimmt höchstens %2 je Datei an, sofern sein Betreiber nicht mehr erlaubt.</translation>
    </message>
    <message>
        <source>Make the artifact smaller, or ask the server&apos;s operator for a higher limit.</source>
        <translation>Das Artefakt verkleinern oder beim Betreiber des Servers eine höhere Grenze erfragen.</translation>
    </message>
    <message>
        <source>The server&apos;s storage has no room for it: the file has %1, and %2 of %3 are free.</source>
        <extracomment>%1, %2 and %3 are sizes</extracomment>
        <translation>Der Speicher des Servers hat keinen Platz dafür: Die Datei hat %1, und %2 von %3 sind frei.</translation>
    </message>
    <message>
        <source>Delete artifacts that nothing uses any more, or ask the server&apos;s operator for more storage.</source>
        <translation>Nicht mehr verwendete Artefakte löschen oder beim Betreiber des Servers mehr Speicher erfragen.</translation>
    </message>
</context>
<context>
    <name>drydock::FactList</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>drydock::FailureBar</name>
    <message>
        <source>Hide this message</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>drydock::GroupsDialog</name>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Show devices</source>
        <translation>Geräte zeigen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Dissolve…</source>
        <translation>Auflösen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <extracomment>%1 is a group</extracomment>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message numerus="yes">
        <source>Move %n device(s)</source>
        <translation>
            <numerusform>%n Gerät verschieben</numerusform>
            <numerusform>%n Geräte verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Mender cannot rename a group: its devices are moved to a group of the new name. Deployments that name the old group keep the devices they have.</source>
        <translation>Mender kann eine Gruppe nicht umbenennen: ihre Geräte werden in eine Gruppe des neuen Namens verschoben. Deployments, die die alte Gruppe nennen, behalten ihre Geräte.</translation>
    </message>
    <message>
        <source>That is its name already.</source>
        <translation>So heißt sie schon.</translation>
    </message>
    <message>
        <source>Dissolve %1</source>
        <extracomment>%1 is a group</extracomment>
        <translation>%1 auflösen</translation>
    </message>
    <message numerus="yes">
        <source>Its %n device(s) are in no group then. Deployments that run already are not changed.</source>
        <translation>
            <numerusform>Ihr %n Gerät ist dann in keiner Gruppe. Laufende Deployments ändern sich nicht.</numerusform>
            <numerusform>Ihre %n Geräte sind dann in keiner Gruppe. Laufende Deployments ändern sich nicht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::HelpDialog</name>
    <message>
        <source>Drydock help</source>
        <translation>Drydock-Hilfe</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>File › Connect to server opens the list of servers. Without one, choose “Try it with a local lab”: a server with simulated devices starts on this computer and ends with Drydock.</source>
        <translation>„Datei › Mit Server verbinden“ öffnet die Liste der Server. Ohne Server „Mit einem lokalen Labor ausprobieren“ wählen: Auf diesem Rechner startet ein Server mit simulierten Geräten, der mit Drydock endet.</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Each pane shows one subject and how old its data are. Amber means that the data are older than they should be, and says why. Drag a pane by its title to move, tab or float it; the View menu brings a closed one back. The three workspaces at the top right are ready arrangements.</source>
        <translation>Jeder Bereich zeigt ein Thema und das Alter seiner Daten. Bernsteinfarbe bedeutet, dass die Daten älter sind als vorgesehen, und nennt den Grund. Am Titel lässt sich ein Bereich verschieben, als Reiter ablegen oder lösen; das Menü „Ansicht“ holt einen geschlossenen zurück. Die drei Arbeitsbereiche oben rechts sind fertige Anordnungen.</translation>
    </message>
    <message>
        <source>Finding and acting</source>
        <translation>Finden und handeln</translation>
    </message>
    <message>
        <source>Type in a table to filter it. Ctrl+K finds every command by a few letters and says why one cannot run now. What can be done with the selection stands below the table; Ctrl+C copies it.</source>
        <translation>Tippen in einer Tabelle filtert sie. Strg+K findet jeden Befehl anhand weniger Buchstaben und nennt den Grund, wenn einer gerade nicht ausführbar ist. Was mit der Auswahl möglich ist, steht unter der Tabelle; Strg+C kopiert sie.</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Read-only mode in the Tools menu lets no change leave this computer. A production server is marked by a red bar on top of the window and stays locked until you allow changes.</source>
        <translation>Der Nur-Lesen-Modus im Menü „Extras“ lässt keine Änderung diesen Rechner verlassen. Ein Produktionsserver ist durch einen roten Balken oben im Fenster gekennzeichnet und bleibt gesperrt, bis Änderungen erlaubt werden.</translation>
    </message>
    <message>
        <source>What the marks mean</source>
        <translation>Was die Zeichen bedeuten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>accepted, success, finished</source>
        <translation>akzeptiert, Erfolg, beendet</translation>
    </message>
    <message>
        <source>downloading, installing, rebooting, in progress</source>
        <translation>lädt herunter, wird installiert, startet neu, läuft</translation>
    </message>
    <message>
        <source>pending, scheduled, queued</source>
        <translation>wartend, geplant, eingereiht</translation>
    </message>
    <message>
        <source>paused before a step</source>
        <translation>pausiert vor einem Schritt</translation>
    </message>
    <message>
        <source>failure, rejected</source>
        <translation>Fehler, abgelehnt</translation>
    </message>
    <message>
        <source>needs a look, expires soon</source>
        <translation>braucht Aufmerksamkeit, läuft bald ab</translation>
    </message>
    <message>
        <source>already installed, no artifact, aborted</source>
        <translation>schon installiert, kein Artefakt, gestoppt</translation>
    </message>
    <message>
        <source>silent, no authentication</source>
        <translation>still, keine Authentifizierung</translation>
    </message>
</context>
<context>
    <name>drydock::IdListDialog</name>
    <message>
        <source>Select by a list</source>
        <translation>Nach einer Liste auswählen</translation>
    </message>
    <message>
        <source>Paste or drop a list, one device a line: its id, name, MAC address, serial number or any other identity attribute. In a table the first cell that fits decides.</source>
        <translation>Eine Liste einfügen oder ablegen, ein Gerät je Zeile: seine ID, sein Name, seine MAC-Adresse, Seriennummer oder ein anderes Identitätsattribut. In einer Tabelle entscheidet die erste passende Zelle.</translation>
    </message>
    <message>
        <source>List of devices</source>
        <translation>Liste der Geräte</translation>
    </message>
    <message>
        <source>Entries that fit none or several</source>
        <translation>Einträge, die auf keines oder mehrere passen</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Text and CSV (*.txt *.csv *.tsv)</source>
        <translation>Text und CSV (*.txt *.csv *.tsv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) found</source>
        <translation>
            <numerusform>%n Gerät gefunden</numerusform>
            <numerusform>%n Geräte gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry/entries repeated</source>
        <translation>
            <numerusform>%n Eintrag wiederholt</numerusform>
            <numerusform>%n Einträge wiederholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry/entries fit(s) several devices</source>
        <translation>
            <numerusform>%n Eintrag passt auf mehrere Geräte</numerusform>
            <numerusform>%n Einträge passen auf mehrere Geräte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry/entries fit(s) none</source>
        <translation>
            <numerusform>%n Eintrag passt auf keines</numerusform>
            <numerusform>%n Einträge passen auf keines</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to look for yet.</source>
        <translation>Noch nichts zu suchen.</translation>
    </message>
    <message>
        <source>%1: fits %2</source>
        <extracomment>An entry of a list, and the devices that it could mean</extracomment>
        <translation>%1: passt auf %2</translation>
    </message>
    <message>
        <source>%1: fits none</source>
        <translation>%1: passt auf keines</translation>
    </message>
    <message numerus="yes">
        <source>Select %n device(s)</source>
        <translation>
            <numerusform>%n Gerät auswählen</numerusform>
            <numerusform>%n Geräte auswählen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::KeyboardSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>drydock::KeychainStore</name>
    <message>
        <source>The keychain is not responding.</source>
        <translation>Der Schlüsselbund reagiert nicht.</translation>
    </message>
    <message numerus="yes">
        <source>The keychain did not answer within %n s.</source>
        <translation>
            <numerusform>Der Schlüsselbund hat nicht innerhalb von %n&#xa0;s geantwortet.</numerusform>
            <numerusform>Der Schlüsselbund hat nicht innerhalb von %n&#xa0;s geantwortet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::LabProcess</name>
    <message>
        <source>The lab did not get ready in time.</source>
        <translation>Das Labor war nicht rechtzeitig bereit.</translation>
    </message>
    <message>
        <source>The program drydock-lab is not installed.</source>
        <translation>Das Programm drydock-lab ist nicht installiert.</translation>
    </message>
    <message>
        <source>The lab could not be started: %1</source>
        <translation>Das Labor konnte nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>The lab did not say where it listens.</source>
        <translation>Das Labor hat seine Adresse nicht gemeldet.</translation>
    </message>
    <message>
        <source>The lab ended before it was ready.</source>
        <translation>Das Labor endete, bevor es bereit war.</translation>
    </message>
    <message>
        <source>The lab ended before it was ready: %1</source>
        <translation>Das Labor endete, bevor es bereit war: %1</translation>
    </message>
    <message>
        <source>The lab keeps ending and is not started again.</source>
        <translation>Das Labor beendet sich immer wieder und wird nicht mehr gestartet.</translation>
    </message>
</context>
<context>
    <name>drydock::ListInput</name>
    <message>
        <source>it is longer than 64 MiB</source>
        <translation>sie ist größer als 64 MiB</translation>
    </message>
    <message>
        <source>%1 could not be read: %2. Choose another file, or paste its text.</source>
        <extracomment>%1 is a file, %2 the reason</extracomment>
        <translation>%1 konnte nicht gelesen werden: %2. Eine andere Datei wählen oder den Text einfügen.</translation>
    </message>
</context>
<context>
    <name>drydock::LogView</name>
    <message>
        <source>Find in log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Copy log</source>
        <translation>Protokoll kopieren</translation>
    </message>
    <message>
        <source>Save log…</source>
        <translation>Protokoll speichern…</translation>
    </message>
    <message>
        <source>Close log</source>
        <translation>Protokoll schließen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <extracomment>%1 is the name of a device</extracomment>
        <translation>Protokoll von %1</translation>
    </message>
    <message>
        <source>Reading the log.</source>
        <translation>Das Protokoll wird gelesen.</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>Das Protokoll ist leer.</translation>
    </message>
    <message>
        <source>(The beginning of this log is left out; save it to have all that the server sent.)</source>
        <translation>(Der Anfang dieses Protokolls ist ausgelassen; beim Speichern wird alles geschrieben, was der Server gesendet hat.)</translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Log files (*.log)</source>
        <translation>Protokolldateien (*.log)</translation>
    </message>
</context>
<context>
    <name>drydock::MainWindow</name>
    <message>
        <source>Drydock</source>
        <translation>Drydock</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>Flotte</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>%1 – Drydock</source>
        <translation>%1 – Drydock</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Release</translation>
    </message>
    <message>
        <source>De&amp;ployment</source>
        <translation>De&amp;ployment</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Extras</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>drydock::MarkText</name>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Exclamation mark</source>
        <translation>Ausrufezeichen</translation>
    </message>
    <message>
        <source>Question mark</source>
        <translation>Fragezeichen</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>Dreieck</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>Kreis</translation>
    </message>
    <message>
        <source>Diamond</source>
        <translation>Raute</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Check mark</source>
        <translation>Häkchen</translation>
    </message>
</context>
<context>
    <name>drydock::MessageView</name>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in this message</source>
        <translation>In dieser Nachricht suchen</translation>
    </message>
    <message>
        <source>Copy body</source>
        <translation>Inhalt kopieren</translation>
    </message>
    <message>
        <source>Save body…</source>
        <translation>Inhalt speichern…</translation>
    </message>
    <message>
        <source>Making the body ready.</source>
        <translation>Der Inhalt wird vorbereitet.</translation>
    </message>
    <message>
        <source>No answer has arrived yet.</source>
        <translation>Noch ist keine Antwort eingetroffen.</translation>
    </message>
    <message>
        <source>No answer arrived.</source>
        <translation>Es ist keine Antwort eingetroffen.</translation>
    </message>
    <message>
        <source>It has no body.</source>
        <translation>Sie hat keinen Inhalt.</translation>
    </message>
    <message>
        <source>Save body</source>
        <translation>Inhalt speichern</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The body could not be saved.</source>
        <translation>Der Inhalt konnte nicht gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>drydock::NavigatorModel</name>
    <message numerus="yes">
        <source>%1, %n device(s)</source>
        <extracomment>A line of the navigator and how many devices it finds</extracomment>
        <translation>
            <numerusform>%1, %n Gerät</numerusform>
            <numerusform>%1, %n Geräte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::NavigatorPane</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Navigator</source>
        <translation>Navigator</translation>
    </message>
    <message>
        <source>Reading the fleet.</source>
        <translation>Die Flotte wird gelesen.</translation>
    </message>
    <message>
        <source>The fleet could not be read</source>
        <translation>Die Flotte konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Auffälliges</translation>
    </message>
    <message>
        <source>Offline for over %1</source>
        <extracomment>%1 is an age: &quot;24 hours&quot;</extracomment>
        <translation>Offline seit über %1</translation>
    </message>
    <message>
        <source>Last update failed</source>
        <translation>Letztes Update fehlgeschlagen</translation>
    </message>
    <message>
        <source>Monitoring alerts</source>
        <translation>Warnungen der Überwachung</translation>
    </message>
    <message>
        <source>New authentication requests</source>
        <translation>Neue Authentifizierungsanfragen</translation>
    </message>
    <message>
        <source>Several authentication sets</source>
        <translation>Mehrere Authentifizierungssätze</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>No group yet.</source>
        <translation>Noch keine Gruppe.</translation>
    </message>
    <message>
        <source>In no group</source>
        <translation>In keiner Gruppe</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>No device has reported its software.</source>
        <translation>Kein Gerät hat seine Software gemeldet.</translation>
    </message>
    <message numerus="yes">
        <source>%n more: type into the filter.</source>
        <translation>
            <numerusform>%n weitere: in den Filter tippen.</numerusform>
            <numerusform>%n weitere: in den Filter tippen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>None yet: save what is shown.</source>
        <translation>Noch keine: Gezeigtes speichern.</translation>
    </message>
    <message>
        <source>Rename view…</source>
        <translation>Ansicht umbenennen…</translation>
    </message>
    <message>
        <source>Remove view…</source>
        <translation>Ansicht entfernen…</translation>
    </message>
    <message>
        <source>Remove the view %1</source>
        <extracomment>%1 is a saved view</extracomment>
        <translation>Die Ansicht %1 entfernen</translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation>Ansicht entfernen</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Ansicht umbenennen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>A view&apos;s name has at most 100 characters.</source>
        <translation>Der Name einer Ansicht hat höchstens 100 Zeichen.</translation>
    </message>
    <message>
        <source>Another view has this name.</source>
        <translation>Eine andere Ansicht heißt schon so.</translation>
    </message>
    <message>
        <source>Offline after</source>
        <translation>Offline nach</translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation>Andere Dauer…</translation>
    </message>
    <message>
        <source>A device is offline after</source>
        <translation>Ein Gerät gilt als offline nach</translation>
    </message>
    <message>
        <source>Time without a word from the device</source>
        <translation>Dauer ohne Nachricht vom Gerät</translation>
    </message>
    <message>
        <source>Use this time</source>
        <translation>Diese Dauer verwenden</translation>
    </message>
    <message>
        <source>For example 15min, 6h or 2d.</source>
        <translation>Zum Beispiel 15min, 6h oder 2d.</translation>
    </message>
    <message>
        <source>Write a time from 1min to 365d, such as 15min, 6h or 2d.</source>
        <translation>Eine Dauer von 1min bis 365d eingeben, etwa 15min, 6h oder 2d.</translation>
    </message>
    <message>
        <source>Its query, columns, sorting and highlight rules are forgotten. No device is touched.</source>
        <translation>Ihre Abfrage, Spalten, Sortierung und Hervorhebungsregeln werden vergessen. Kein Gerät wird verändert.</translation>
    </message>
    <message>
        <source>Remove dynamic group…</source>
        <translation>Dynamische Gruppe entfernen…</translation>
    </message>
    <message>
        <source>Remove the dynamic group %1</source>
        <extracomment>%1 is a dynamic group</extracomment>
        <translation>Die dynamische Gruppe %1 entfernen</translation>
    </message>
    <message>
        <source>It is removed from the server, for everybody. No device is touched; deployments that run already keep their devices.</source>
        <translation>Sie wird für alle vom Server entfernt. Kein Gerät wird verändert; laufende Deployments behalten ihre Geräte.</translation>
    </message>
    <message>
        <source>Remove group</source>
        <translation>Gruppe entfernen</translation>
    </message>
    <message>
        <source>Dynamic groups</source>
        <extracomment>Filters that the server keeps; Mender&apos;s own word</extracomment>
        <translation>Dynamische Gruppen</translation>
    </message>
    <message>
        <source>None yet: save a query as one.</source>
        <translation>Noch keine: Speichern Sie eine Abfrage als solche.</translation>
    </message>
    <message>
        <source>The dynamic group %1 has a condition that this Drydock does not know.</source>
        <extracomment>%1 is a dynamic group</extracomment>
        <translation>Die dynamische Gruppe %1 hat eine Bedingung, die dieses Drydock nicht kennt.</translation>
    </message>
    <message>
        <source>Look at it in the server&apos;s own interface, or install a newer Drydock.</source>
        <translation>Sehen Sie sie in der Oberfläche des Servers an, oder installieren Sie ein neueres Drydock.</translation>
    </message>
</context>
<context>
    <name>drydock::OverviewPane</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Reading the fleet.</source>
        <translation>Die Flotte wird gelesen.</translation>
    </message>
    <message>
        <source>There is no fleet to look at yet: no device has connected to this server.</source>
        <translation>Noch ist keine Flotte zu sehen: Mit diesem Server hat sich noch kein Gerät verbunden.</translation>
    </message>
    <message>
        <source>Connect a device…</source>
        <translation>Gerät verbinden…</translation>
    </message>
    <message>
        <source>Your account may not see the devices of this server.</source>
        <translation>Dieses Konto darf die Geräte dieses Servers nicht sehen.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut anfragen</translation>
    </message>
    <message>
        <source>Devices by status</source>
        <translation>Geräte nach Status</translation>
    </message>
    <message>
        <source>devices</source>
        <extracomment>Below the number of devices, in the middle of a chart</extracomment>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Latest deployments</source>
        <translation>Neueste Deployments</translation>
    </message>
    <message>
        <source>The fleet could not be read</source>
        <translation>Die Flotte konnte nicht gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%Ln Gerät</numerusform>
            <numerusform>%Ln Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>Not reported</source>
        <extracomment>Devices that have not said what the chart counts</extracomment>
        <translation>Nicht gemeldet</translation>
    </message>
    <message>
        <source>Nothing has been deployed from this server yet.</source>
        <translation>Von diesem Server wurde noch nichts ausgerollt.</translation>
    </message>
    <message>
        <source>Reading the deployments.</source>
        <translation>Die Deployments werden gelesen.</translation>
    </message>
    <message>
        <source>Devices by value</source>
        <translation>Geräte nach Wert</translation>
    </message>
    <message>
        <source>Attribute that is counted</source>
        <translation>Attribut, das gezählt wird</translation>
    </message>
    <message>
        <source>Group that is counted</source>
        <translation>Gruppe, die gezählt wird</translation>
    </message>
    <message>
        <source>Devices by last contact</source>
        <translation>Geräte nach letztem Kontakt</translation>
    </message>
    <message>
        <source>Software over time</source>
        <translation>Software im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Letzter Kontakt</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>An attribute&apos;s name and its scope</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>Within an hour</source>
        <translation>Innerhalb einer Stunde</translation>
    </message>
    <message>
        <source>Within a day</source>
        <translation>Innerhalb eines Tages</translation>
    </message>
    <message>
        <source>Within 3 days</source>
        <translation>Innerhalb von 3 Tagen</translation>
    </message>
    <message>
        <source>Within a week</source>
        <translation>Innerhalb einer Woche</translation>
    </message>
    <message>
        <source>Within 30 days</source>
        <translation>Innerhalb von 30 Tagen</translation>
    </message>
    <message>
        <source>Longer ago</source>
        <translation>Länger her</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
</context>
<context>
    <name>drydock::Pane</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Reading from the server.</source>
        <translation>Vom Server wird gelesen.</translation>
    </message>
    <message>
        <source>There is nothing here yet.</source>
        <translation>Hier ist noch nichts.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Nothing matches the filter.</source>
        <translation>Nichts passt zum Filter.</translation>
    </message>
    <message>
        <source>Your account may not see this. An administrator of the server can grant it.</source>
        <translation>Dieses Konto darf das nicht sehen. Die Administration des Servers kann es erlauben.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut anfragen</translation>
    </message>
    <message>
        <source>The server cannot be reached, and nothing is known from before.</source>
        <translation>Der Server ist nicht erreichbar, und von früher ist nichts bekannt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what failed, then why and what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>The age of what a pane shows: %1 is &quot;41 s&quot;</extracomment>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>%1, data from %2 ago</source>
        <extracomment>%1 why data are old (&quot;offline&quot;), %2 &quot;41 s&quot;</extracomment>
        <translation>%1, Stand vor %2</translation>
    </message>
</context>
<context>
    <name>drydock::PaneTitle</name>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Float or dock this pane</source>
        <translation>Diesen Bereich lösen oder andocken</translation>
    </message>
    <message>
        <source>Close this pane</source>
        <translation>Diesen Bereich schließen</translation>
    </message>
    <message>
        <source>%1 ·</source>
        <comment>count before the age</comment>
        <translation>%1 ·</translation>
    </message>
</context>
<context>
    <name>drydock::PreauthorizeDialog</name>
    <message>
        <source>Preauthorize devices</source>
        <translation>Geräte vorab autorisieren</translation>
    </message>
    <message>
        <source>One line a device: a column for each identity attribute, and a column public_key with its PEM key or key_file with the name of a file that holds it. They are accepted when they first connect.</source>
        <translation>Eine Zeile je Gerät: eine Spalte für jedes Identitätsattribut und eine Spalte public_key mit seinem PEM-Schlüssel oder key_file mit dem Namen einer Datei, die ihn enthält. Sie werden akzeptiert, wenn sie sich zum ersten Mal verbinden.</translation>
    </message>
    <message>
        <source>Table of devices</source>
        <translation>Tabelle der Geräte</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Preauthorize</source>
        <translation>Vorab autorisieren</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>CSV (*.csv *.tsv *.txt)</source>
        <translation>CSV (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>No identity attribute is given.</source>
        <translation>Kein Identitätsattribut ist angegeben.</translation>
    </message>
    <message>
        <source>No key is given.</source>
        <translation>Kein Schlüssel ist angegeben.</translation>
    </message>
    <message>
        <source>The key is no PEM public key (BEGIN PUBLIC KEY).</source>
        <translation>Der Schlüssel ist kein öffentlicher PEM-Schlüssel (BEGIN PUBLIC KEY).</translation>
    </message>
    <message>
        <source>The key file %1 could not be read.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>Die Schlüsseldatei %1 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The same identity stands in a line before.</source>
        <translation>Dieselbe Identität steht in einer Zeile davor.</translation>
    </message>
    <message>
        <source>Paste a table, or open a file.</source>
        <translation>Eine Tabelle einfügen oder eine Datei öffnen.</translation>
    </message>
    <message>
        <source>The first line names the columns: at least one identity attribute, and public_key or key_file.</source>
        <translation>Die erste Zeile nennt die Spalten: mindestens ein Identitätsattribut und public_key oder key_file.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) preauthorized</source>
        <translation>
            <numerusform>%n Gerät vorab autorisiert</numerusform>
            <numerusform>%n Geräte vorab autorisiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused by the server</source>
        <translation>
            <numerusform>%n vom Server abgelehnt</numerusform>
            <numerusform>%n vom Server abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) can be preauthorized</source>
        <translation>
            <numerusform>%n Gerät kann vorab autorisiert werden</numerusform>
            <numerusform>%n Geräte können vorab autorisiert werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) need(s) mending and will be left out</source>
        <translation>
            <numerusform>%n Zeile muss berichtigt werden und bleibt außen vor</numerusform>
            <numerusform>%n Zeilen müssen berichtigt werden und bleiben außen vor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preauthorize %n device(s)</source>
        <translation>
            <numerusform>%n Gerät vorab autorisieren</numerusform>
            <numerusform>%n Geräte vorab autorisieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Preauthorized</source>
        <translation>Vorab autorisiert</translation>
    </message>
    <message>
        <source>The server knows a device of this identity and key already.</source>
        <translation>Der Server kennt schon ein Gerät mit dieser Identität und diesem Schlüssel.</translation>
    </message>
</context>
<context>
    <name>drydock::ProgressDelegate</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
</context>
<context>
    <name>drydock::QueryBar</name>
    <message>
        <source>Filter, for example status:accepted version&lt;2.3</source>
        <translation>Filter, zum Beispiel status:accepted version&lt;2.3</translation>
    </message>
    <message>
        <source>Filter devices</source>
        <translation>Geräte filtern</translation>
    </message>
    <message>
        <source>Queries of before</source>
        <translation>Frühere Abfragen</translation>
    </message>
    <message>
        <source>Queries of before (Down in an empty field)</source>
        <translation>Frühere Abfragen (Pfeil nach unten im leeren Feld)</translation>
    </message>
    <message>
        <source>Build a query…</source>
        <translation>Abfrage zusammenstellen…</translation>
    </message>
    <message>
        <source>Build a query with a form (Ctrl+Down)</source>
        <translation>Abfrage mit einem Formular zusammenstellen (Strg+Pfeil nach unten)</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>drydock::QueryBuilderDialog</name>
    <message>
        <source>Build a query</source>
        <translation>Abfrage zusammenstellen</translation>
    </message>
    <message>
        <source>Devices for which</source>
        <translation>Geräte, für die</translation>
    </message>
    <message>
        <source>How the conditions are joined</source>
        <translation>Wie die Bedingungen verknüpft sind</translation>
    </message>
    <message>
        <source>all conditions hold</source>
        <translation>alle Bedingungen gelten</translation>
    </message>
    <message>
        <source>any condition holds</source>
        <translation>eine Bedingung gilt</translation>
    </message>
    <message>
        <source>Add condition</source>
        <translation>Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>And besides, as a query</source>
        <extracomment>A part of a query that a form cannot show</extracomment>
        <translation>Und außerdem, als Abfrage</translation>
    </message>
    <message>
        <source>The query</source>
        <translation>Die Abfrage</translation>
    </message>
    <message>
        <source>Use query</source>
        <translation>Abfrage verwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>ist kleiner als</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>ist größer als</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>matches expression</source>
        <translation>passt auf Ausdruck</translation>
    </message>
    <message>
        <source>exists</source>
        <translation>ist vorhanden</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>ist nicht vorhanden</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Diese Bedingung entfernen</translation>
    </message>
    <message>
        <source>No condition yet: every device.</source>
        <translation>Noch keine Bedingung: alle Geräte.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) match now.</source>
        <translation>
            <numerusform>%n Gerät passt jetzt.</numerusform>
            <numerusform>%n Geräte passen jetzt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::QueryText</name>
    <message>
        <source>The text that begins here is not closed: write the same mark behind it.</source>
        <translation>Der Text, der hier beginnt, ist nicht geschlossen: Setzen Sie dasselbe Zeichen dahinter.</translation>
    </message>
    <message>
        <source>This parenthesis is not closed: write ) behind what belongs together.</source>
        <translation>Diese Klammer ist nicht geschlossen: Setzen Sie ) hinter das, was zusammengehört.</translation>
    </message>
    <message>
        <source>This parenthesis closes nothing: take it out, or write ( in front.</source>
        <translation>Diese Klammer schließt nichts: Nehmen Sie sie heraus oder setzen Sie ( davor.</translation>
    </message>
    <message>
        <source>A value is missing: write it right behind the sign, as in status:accepted.</source>
        <translation>Ein Wert fehlt: Schreiben Sie ihn direkt hinter das Zeichen, wie in status:accepted.</translation>
    </message>
    <message>
        <source>OR, AND and NOT join conditions: write one on each side, or put the word into quotes to look for it.</source>
        <translation>OR, AND und NOT verbinden Bedingungen: Schreiben Sie auf jede Seite eine oder setzen Sie das Wort in Anführungszeichen, um danach zu suchen.</translation>
    </message>
    <message>
        <source>There is nothing between the parentheses.</source>
        <translation>Zwischen den Klammern steht nichts.</translation>
    </message>
    <message>
        <source>The regular expression cannot be read: %1.</source>
        <extracomment>%1 is the library&apos;s reason, in English</extracomment>
        <translation>Der reguläre Ausdruck ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time: write an age such as 15min, 6h or 2d, or a date such as 2026-01-31.</source>
        <translation>„%1“ ist keine Zeit: Schreiben Sie ein Alter wie 15min, 6h oder 2d oder ein Datum wie 2026-01-31.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no status: accepted, pending, rejected, preauthorized, noauth and silent are.</source>
        <translation>„%1“ ist kein Status: accepted, pending, rejected, preauthorized, noauth und silent sind welche.</translation>
    </message>
    <message>
        <source>The query has too many parts.</source>
        <translation>Die Abfrage hat zu viele Teile.</translation>
    </message>
    <message>
        <source>Words are looked for in every attribute. Conditions are written as
status:accepted   device_type:rpi*   version&lt;2.3
group:(east, west)   last_seen&gt;2d   exists:site   name~/^gw/i
Joined by nothing or AND, by OR, turned round by NOT or -, grouped by ( ).</source>
        <translation>Wörter werden in allen Attributen gesucht. Bedingungen schreibt man so:
status:accepted   device_type:rpi*   version&lt;2.3
group:(east, west)   last_seen&gt;2d   exists:site   name~/^gw/i
Verbunden durch nichts oder AND, durch OR, umgekehrt durch NOT oder -, gruppiert durch ( ).</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n Gerät</numerusform>
            <numerusform>%n Geräte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decided here, among all %n device(s).</source>
        <translation>
            <numerusform>Hier entschieden, unter %n Gerät.</numerusform>
            <numerusform>Hier entschieden, unter allen %n Geräten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 devices</source>
        <extracomment>How far the reading of a fleet is: %1 of %2 devices</extracomment>
        <translation>%1 von %2 Geräten</translation>
    </message>
    <message>
        <source>Decided here, among the %1 read so far.</source>
        <extracomment>%1 is how many devices were read so far</extracomment>
        <translation>Hier entschieden, unter den bisher gelesenen %1.</translation>
    </message>
    <message>
        <source>The server looks for %1; %2 were read so far.</source>
        <extracomment>%1 is a query; %2 how many devices were read so far</extracomment>
        <translation>Der Server sucht %1; %2 sind bisher gelesen.</translation>
    </message>
    <message>
        <source>The server looks for %1; %2 is decided here. %3 were read so far.</source>
        <extracomment>%1 and %2 are parts of a query; %3 is how many devices were read so far</extracomment>
        <translation>Der Server sucht %1; %2 wird hier entschieden. %3 sind bisher gelesen.</translation>
    </message>
</context>
<context>
    <name>drydock::RecentDeployments</name>
    <message>
        <source>Devices by state</source>
        <translation>Geräte nach Zustand</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A deployment&apos;s name and its state, in a sentence for a screen reader</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Latest deployments: %1</source>
        <translation>Neueste Deployments: %1</translation>
    </message>
    <message>
        <source>Deployment %1, %2</source>
        <translation>Deployment %1: %2</translation>
    </message>
</context>
<context>
    <name>drydock::ReleaseFacts</name>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Device types</source>
        <translation>Gerätetypen</translation>
    </message>
    <message>
        <source>Update type</source>
        <translation>Update-Typ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <extracomment>The exact size of a file</extracomment>
        <translation>%1&#xa0;Bytes</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signiert</translation>
    </message>
    <message>
        <source>Yes; the server does not check the signature</source>
        <translation>Ja; der Server prüft die Signatur nicht</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Provides</source>
        <translation>Stellt bereit</translation>
    </message>
    <message>
        <source>Depends on</source>
        <translation>Setzt voraus</translation>
    </message>
    <message>
        <source>Clears</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>File</source>
        <extracomment>A file in an artifact: its name and its size</extracomment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Format</source>
        <extracomment>A Mender artifact&apos;s format and version, for example &quot;mender, version 3&quot;</extracomment>
        <translation>Format</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>Artifact id</source>
        <translation>Artefakt-ID</translation>
    </message>
    <message>
        <source>A release has at most 20 tags.</source>
        <translation>Ein Release hat höchstens 20&#xa0;Tags.</translation>
    </message>
    <message>
        <source>%1 is no tag: only letters, digits and - _ . are allowed.</source>
        <translation>%1 ist kein Tag: Nur Buchstaben, Ziffern und - _ . sind erlaubt.</translation>
    </message>
</context>
<context>
    <name>drydock::ReleasesPane</name>
    <message>
        <source>Releases</source>
        <translation>Releases</translation>
    </message>
    <message>
        <source>Filter by name, tag, device type or update type</source>
        <translation>Nach Name, Tag, Gerätetyp oder Update-Typ filtern</translation>
    </message>
    <message>
        <source>Filter releases</source>
        <translation>Releases filtern</translation>
    </message>
    <message>
        <source>Reading the releases.</source>
        <translation>Die Releases werden gelesen.</translation>
    </message>
    <message>
        <source>No software has been uploaded yet. Drop a Mender artifact here, or choose one.</source>
        <translation>Noch wurde keine Software hochgeladen. Ein Mender-Artefakt hier ablegen oder eines wählen.</translation>
    </message>
    <message>
        <source>Upload artifact…</source>
        <translation>Artefakt hochladen…</translation>
    </message>
    <message>
        <source>No release matches the filter.</source>
        <translation>Kein Release passt zum Filter.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Your account may not see the releases of this server.</source>
        <translation>Dieses Konto darf die Releases dieses Servers nicht sehen.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut anfragen</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Device types</source>
        <translation>Gerätetypen</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Artefakte</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Update type</source>
        <translation>Update-Typ</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signiert</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>Unsigniert</translation>
    </message>
    <message>
        <source>Artifacts of the release</source>
        <translation>Artefakte des Releases</translation>
    </message>
    <message>
        <source>Details of the release</source>
        <translation>Einzelheiten des Releases</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <extracomment>Releases that match the filter, of all</extracomment>
        <translation>Treffer: %1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>%1 von %2 belegt</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>%1 belegt</translation>
    </message>
    <message>
        <source>Releases could not be read</source>
        <translation>Die Releases konnten nicht gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n selected</source>
        <translation>
            <numerusform>%1 von %Ln ausgewählt</numerusform>
            <numerusform>%1 von %Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n release(s)</source>
        <translation>
            <numerusform>%Ln Release</numerusform>
            <numerusform>%Ln Releases</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a release to see its artifacts</source>
        <translation>Ein Release auswählen, um seine Artefakte zu sehen</translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) of %1</source>
        <translation>
            <numerusform>%Ln Artefakt von %1</numerusform>
            <numerusform>%Ln Artefakte von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Upload artifacts</source>
        <translation>Artefakte hochladen</translation>
    </message>
    <message>
        <source>A deployment that has not finished still uses it.</source>
        <translation>Ein noch nicht beendetes Deployment verwendet es.</translation>
    </message>
    <message>
        <source>Wait for the deployment to end, or abort it, and try again.</source>
        <translation>Das Ende des Deployments abwarten oder es stoppen und dann erneut versuchen.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n release(s)</source>
        <translation>
            <numerusform>%Ln Release löschen</numerusform>
            <numerusform>%Ln Releases löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s), %1, are removed from the server for good. Devices keep what they have installed.</source>
        <extracomment>The number is that of the artifacts, %1 their size</extracomment>
        <translation>
            <numerusform>%Ln Artefakt, %1, wird endgültig vom Server entfernt. Geräte behalten, was sie installiert haben.</numerusform>
            <numerusform>%Ln Artefakte, %1, werden endgültig vom Server entfernt. Geräte behalten, was sie installiert haben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n release(s) could not be deleted</source>
        <translation>
            <numerusform>%Ln Release konnte nicht gelöscht werden</numerusform>
            <numerusform>%Ln Releases konnten nicht gelöscht werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n artifact(s)</source>
        <translation>
            <numerusform>%Ln Artefakt löschen</numerusform>
            <numerusform>%Ln Artefakte löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>These are all artifacts of %1: the release is deleted with them.</source>
        <translation>Das sind alle Artefakte von %1: Das Release wird mit ihnen gelöscht.</translation>
    </message>
    <message>
        <source>The release %1 keeps its other artifacts.</source>
        <translation>Das Release %1 behält seine übrigen Artefakte.</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <extracomment>An artifact in a list: its release and its device types</extracomment>
        <translation>%1 für %2</translation>
    </message>
    <message>
        <source>Delete an artifact of %1</source>
        <translation>Artefakt von %1 löschen</translation>
    </message>
    <message>
        <source>An artifact of %1 could not be deleted</source>
        <translation>Ein Artefakt von %1 konnte nicht gelöscht werden</translation>
    </message>
    <message>
        <source>Notes on %1</source>
        <translation>Notizen zu %1</translation>
    </message>
    <message>
        <source>Notes, on one line</source>
        <translation>Notizen, in einer Zeile</translation>
    </message>
    <message>
        <source>Save notes</source>
        <translation>Notizen speichern</translation>
    </message>
    <message>
        <source>The server keeps at most 1,024 bytes.</source>
        <translation>Der Server speichert höchstens 1.024&#xa0;Bytes.</translation>
    </message>
    <message>
        <source>Change the notes on %1</source>
        <translation>Notizen zu %1 ändern</translation>
    </message>
    <message>
        <source>The notes on %1 could not be saved</source>
        <translation>Die Notizen zu %1 konnten nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Tags of %1</source>
        <translation>Tags von %1</translation>
    </message>
    <message>
        <source>Tags, separated by spaces</source>
        <translation>Tags, durch Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>Save tags</source>
        <translation>Tags speichern</translation>
    </message>
    <message>
        <source>Letters, digits and - _ . ; at most 20 tags</source>
        <translation>Buchstaben, Ziffern und - _ . ; höchstens 20&#xa0;Tags</translation>
    </message>
    <message>
        <source>Change the tags of %1</source>
        <translation>Tags von %1 ändern</translation>
    </message>
    <message>
        <source>The tags of %1 could not be saved</source>
        <translation>Die Tags von %1 konnten nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Download artifact</source>
        <translation>Artefakt herunterladen</translation>
    </message>
</context>
<context>
    <name>drydock::RequestDetailsView</name>
    <message>
        <source>Summary of the request</source>
        <translation>Überblick über die Anfrage</translation>
    </message>
    <message>
        <source>Details of the request</source>
        <translation>Einzelheiten der Anfrage</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Einzelheiten ausblenden</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Server&apos;s word</source>
        <translation>Servermeldung</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 von höchstens %2</translation>
    </message>
    <message>
        <source>%1; it is never repeated by itself</source>
        <translation>%1; wird nie von selbst wiederholt</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1 of %2, %3 failed</source>
        <translation>%1 von %2, %3 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Headers and bodies of this request are no longer kept: newer traffic took their place.</source>
        <translation>Kopfzeilen und Inhalte dieser Anfrage sind nicht mehr vorhanden: Neuere Anfragen haben sie verdrängt.</translation>
    </message>
    <message>
        <source>Its requests are listed on their own.</source>
        <translation>Die zugehörigen Anfragen sind einzeln aufgeführt.</translation>
    </message>
</context>
<context>
    <name>drydock::RequestTable</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>Columns of the list of requests</extracomment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
</context>
<context>
    <name>drydock::RulesDialog</name>
    <message>
        <source>Highlight rules</source>
        <translation>Hervorhebungsregeln</translation>
    </message>
    <message>
        <source>A device gets the mark of the first rule whose query finds it. The rules are saved with a view.</source>
        <translation>Ein Gerät erhält die Markierung der ersten Regel, deren Abfrage es findet. Die Regeln werden mit einer Ansicht gespeichert.</translation>
    </message>
    <message>
        <source>No rule yet: no device is marked.</source>
        <translation>Noch keine Regel: kein Gerät ist markiert.</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Use rules</source>
        <translation>Regeln verwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Was sie bedeutet</translation>
    </message>
    <message>
        <source>What the mark means</source>
        <translation>Was die Markierung bedeutet</translation>
    </message>
    <message>
        <source>Query, such as status:accepted last_seen&gt;2d</source>
        <translation>Abfrage, etwa status:accepted last_seen&gt;2d</translation>
    </message>
    <message>
        <source>The query of the rule</source>
        <translation>Die Abfrage der Regel</translation>
    </message>
    <message>
        <source>Devices that the query finds</source>
        <translation>Geräte, die die Abfrage findet</translation>
    </message>
    <message>
        <source>Move this rule up</source>
        <translation>Diese Regel nach oben</translation>
    </message>
    <message>
        <source>Remove this rule</source>
        <translation>Diese Regel entfernen</translation>
    </message>
    <message>
        <source>Rule %1: %2</source>
        <extracomment>%1 is the place of a rule in a list, %2 a sentence</extracomment>
        <translation>Regel %1: %2</translation>
    </message>
    <message>
        <source>Write the query of the devices to be marked.</source>
        <translation>Geben Sie die Abfrage der zu markierenden Geräte ein.</translation>
    </message>
    <message>
        <source>Write what the mark means.</source>
        <translation>Geben Sie ein, was die Markierung bedeutet.</translation>
    </message>
</context>
<context>
    <name>drydock::ServerDetailsDialog</name>
    <message>
        <source>Server details</source>
        <translation>Einzelheiten zum Server</translation>
    </message>
    <message>
        <source>Server and plan</source>
        <translation>Server und Plan</translation>
    </message>
    <message>
        <source>What this server offers</source>
        <translation>Was dieser Server bietet</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>What you may do</source>
        <translation>Eigene Rechte</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut anfragen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Ask the server anew what it offers and what your roles are</source>
        <translation>Den Server erneut nach seinen Funktionen und den eigenen Rollen fragen</translation>
    </message>
    <message>
        <source>The server has not answered yet.</source>
        <translation>Der Server hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>As of %1; some questions are still open</source>
        <translation>Stand: %1; einige Anfragen sind noch offen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Angemeldet als</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>Trial ends</source>
        <translation>Testphase bis</translation>
    </message>
    <message>
        <source>%1 (service provider)</source>
        <translation>%1 (Dienstanbieter)</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Add-ons</source>
        <translation>Erweiterungen</translation>
    </message>
    <message>
        <source>none is on</source>
        <translation>keine aktiv</translation>
    </message>
    <message>
        <source>Your roles</source>
        <translation>Eigene Rollen</translation>
    </message>
</context>
<context>
    <name>drydock::ServerForm</name>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>How you call this server</source>
        <translation>Frei wählbarer Name dieses Servers</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>C&amp;lass</source>
        <translation>&amp;Klasse</translation>
    </message>
    <message>
        <source>&amp;Read-only: send no change to this server</source>
        <translation>Nur &amp;lesen: keine Änderung an diesen Server senden</translation>
    </message>
    <message>
        <source>The bar on top of the window while this server is open</source>
        <translation>Der Balken oben im Fenster, solange dieser Server geöffnet ist</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>The system&apos;s authorities only</source>
        <translation>Nur die Zertifizierungsstellen des Systems</translation>
    </message>
    <message>
        <source>Authorit&amp;y file</source>
        <translation>&amp;Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Certificate authority (PEM)</source>
        <translation>Zertifizierungsstelle (PEM)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>Client certi&amp;ficate</source>
        <translation>&amp;Clientzertifikat</translation>
    </message>
    <message>
        <source>Client certificate (PEM)</source>
        <translation>Clientzertifikat (PEM)</translation>
    </message>
    <message>
        <source>In the certificate&apos;s file</source>
        <translation>In der Datei des Zertifikats</translation>
    </message>
    <message>
        <source>Client &amp;key</source>
        <translation>Client&amp;schlüssel</translation>
    </message>
    <message>
        <source>Private key (PEM)</source>
        <translation>Privater Schlüssel (PEM)</translation>
    </message>
    <message>
        <source>Trust it no more</source>
        <translation>Nicht mehr vertrauen</translation>
    </message>
    <message>
        <source>Trusted certificate</source>
        <translation>Vertrautes Zertifikat</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Pro&amp;xy</source>
        <translation>Prox&amp;y</translation>
    </message>
    <message>
        <source>Proxy host</source>
        <translation>Proxy-Host</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>Proxy-Port</translation>
    </message>
    <message>
        <source>Proxy &amp;host</source>
        <translation>Proxy-&amp;Host</translation>
    </message>
    <message>
        <source>Proxy &amp;user</source>
        <translation>Proxy-Ben&amp;utzer</translation>
    </message>
    <message>
        <source>As in the keychain</source>
        <translation>Wie im Schlüsselbund</translation>
    </message>
    <message>
        <source>Proxy pass&amp;word</source>
        <translation>Proxy-Pass&amp;wort</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>Durchsuchen: %1</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.cer *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Colour of this server</source>
        <translation>Farbe dieses Servers</translation>
    </message>
    <message>
        <source>Own colour…</source>
        <translation>Eigene Farbe…</translation>
    </message>
    <message>
        <source>The class&apos;s colour…</source>
        <translation>Farbe der Klasse…</translation>
    </message>
    <message>
        <source>Whatever the authorities vouch for</source>
        <translation>Jedes, für das die Zertifizierungsstellen bürgen</translation>
    </message>
    <message>
        <source>For operators: where the server&apos;s internal services are reached, one service and address a line. Nothing is sent to a service that is not named here.</source>
        <translation>Für Betreiber: wo die internen Dienste des Servers erreichbar sind, je Zeile ein Dienst und seine Adresse. An einen hier nicht genannten Dienst wird nichts gesendet.</translation>
    </message>
    <message>
        <source>&amp;Internal services</source>
        <translation>&amp;Interne Dienste</translation>
    </message>
    <message>
        <source>“%1” is no service with its address. Services: %2.</source>
        <extracomment>%1: a line that the user typed. %2: words such as useradm, devauth</extracomment>
        <translation>„%1“ ist kein Dienst mit Adresse. Dienste: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n internal service(s)</source>
        <translation>
            <numerusform>%n interner Dienst</numerusform>
            <numerusform>%n interne Dienste</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::ServerSettingsDialog</name>
    <message>
        <source>Device ID</source>
        <translation>Geräte-ID</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>An attribute: %1 its name, %2 its scope</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Devices are named by</source>
        <translation>Geräte benannt nach</translation>
    </message>
    <message>
        <source>Offline after</source>
        <translation>Offline nach</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n&#xa0;Tag</numerusform>
            <numerusform>%n&#xa0;Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>The settings of the server could not be read</source>
        <translation>Die Einstellungen des Servers konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>The settings of the server were not saved</source>
        <translation>Die Einstellungen des Servers wurden nicht gespeichert</translation>
    </message>
    <message>
        <source>Server settings</source>
        <translation>Servereinstellungen</translation>
    </message>
    <message>
        <source>Save for everybody</source>
        <translation>Für alle speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change the server&apos;s settings</source>
        <translation>Servereinstellungen ändern</translation>
    </message>
    <message>
        <source> days</source>
        <extracomment>After a number in a field</extracomment>
        <translation>&#xa0;Tage</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht festgelegt</translation>
    </message>
    <message>
        <source>Devices are &amp;named by</source>
        <translation>Geräte be&amp;nannt nach</translation>
    </message>
    <message>
        <source>&amp;Offline after</source>
        <translation>&amp;Offline nach</translation>
    </message>
    <message>
        <source>The server keeps these for all its users. When a device counts as offline in Drydock itself is set in Drydock&apos;s own settings.</source>
        <translation>Der Server speichert dies für alle seine Benutzer. Wann ein Gerät in Drydock selbst als offline gilt, steht in den Einstellungen von Drydock.</translation>
    </message>
    <message>
        <source>Changes are locked; allow them in the Tools menu first.</source>
        <translation>Änderungen sind gesperrt; zuerst im Menü „Extras“ erlauben.</translation>
    </message>
</context>
<context>
    <name>drydock::SessionPanes</name>
    <message>
        <source>%1: done. %2 undoes it.</source>
        <translation>%1: erledigt. %2 macht es rückgängig.</translation>
    </message>
</context>
<context>
    <name>drydock::Settings</name>
    <message>
        <source>%1 cannot be read (%2). Drydock starts with its defaults.</source>
        <translation>%1 ist nicht lesbar (%2). Drydock startet mit seinen Voreinstellungen.</translation>
    </message>
    <message>
        <source>%1 could not be understood. It is kept as %2; Drydock starts with its defaults.</source>
        <translation>%1 war nicht verständlich und bleibt als %2 erhalten; Drydock startet mit seinen Voreinstellungen.</translation>
    </message>
    <message>
        <source>%1 could not be understood and will be replaced. Drydock starts with its defaults.</source>
        <translation>%1 war nicht verständlich und wird ersetzt. Drydock startet mit seinen Voreinstellungen.</translation>
    </message>
    <message>
        <source>Settings could not be saved to %1 (%2).</source>
        <translation>Die Einstellungen konnten nicht in %1 gespeichert werden (%2).</translation>
    </message>
</context>
<context>
    <name>drydock::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Drydock light</source>
        <translation>Drydock hell</translation>
    </message>
    <message>
        <source>Drydock dark</source>
        <translation>Drydock dunkel</translation>
    </message>
    <message>
        <source>System style</source>
        <translation>Systemstil</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Relaxed</source>
        <translation>Großzügig</translation>
    </message>
    <message>
        <source>Open with the layout of last time</source>
        <translation>Mit der letzten Anordnung öffnen</translation>
    </message>
    <message>
        <source>Theme:</source>
        <translation>Farbschema:</translation>
    </message>
    <message>
        <source>Table rows:</source>
        <translation>Tabellenzeilen:</translation>
    </message>
    <message>
        <source>Language and time</source>
        <translation>Sprache und Zeit</translation>
    </message>
    <message>
        <source>Language:</source>
        <translation>Sprache:</translation>
    </message>
    <message>
        <source>Time zone:</source>
        <translation>Zeitzone:</translation>
    </message>
    <message>
        <source>Another language takes effect at the next start.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source> s</source>
        <translation>&#xa0;s</translation>
    </message>
    <message>
        <source>Start every session read-only</source>
        <translation>Jede Sitzung im Nur-Lesen-Modus beginnen</translation>
    </message>
    <message>
        <source>Ask for changes every:</source>
        <translation>Abfrageintervall für Änderungen:</translation>
    </message>
    <message>
        <source>A device is offline after:</source>
        <translation>Gerät gilt als offline nach:</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Einstellungen speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Unit of the time after which a device is offline</source>
        <translation>Einheit der Dauer, nach der ein Gerät offline ist</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
</context>
<context>
    <name>drydock::SharedEdit</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1. It is being changed by others all the time.</source>
        <translation>%1. Ständig kommen Änderungen von anderer Seite dazwischen.</translation>
    </message>
    <message>
        <source>What you typed is still here: save again.</source>
        <translation>Die Eingaben sind noch da: erneut speichern.</translation>
    </message>
    <message>
        <source>(none)</source>
        <extracomment>Stands for a value that is not there: never set, or deleted</extracomment>
        <translation>(fehlt)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
</context>
<context>
    <name>drydock::ShellStatusBar</name>
    <message>
        <source>Requests under way; press to see them all</source>
        <translation>Laufende Anfragen; Klick zeigt alle</translation>
    </message>
    <message>
        <source>lab</source>
        <extracomment>The class of a server</extracomment>
        <translation>Labor</translation>
    </message>
    <message>
        <source>staging</source>
        <extracomment>The class of a server</extracomment>
        <translation>Staging</translation>
    </message>
    <message>
        <source>production</source>
        <extracomment>The class of a server</extracomment>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 a server&apos;s name, %2 its class: lab, staging or production</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Offline</source>
        <extracomment>%1 is an age such as &quot;12 min&quot;</extracomment>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Offline, last answer %1 ago</source>
        <translation>Offline, letzte Antwort vor %1</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Production, changes locked</source>
        <translation>Produktion, Änderungen gesperrt</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%Ln Anfrage</numerusform>
            <numerusform>%Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Keine Anfragen</translation>
    </message>
    <message>
        <source>Diagnose…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>Find out why the server cannot be reached</source>
        <translation>Herausfinden, warum der Server nicht erreichbar ist</translation>
    </message>
    <message>
        <source>Rate limited: continues in %1</source>
        <extracomment>%1 is a duration such as &quot;12 s&quot;</extracomment>
        <translation>Gedrosselt: weiter in %1</translation>
    </message>
    <message>
        <source>The server answered that it is asked too often. What you start now waits for that long.</source>
        <translation>Der Server meldet zu häufige Anfragen. Was jetzt begonnen wird, wartet so lange.</translation>
    </message>
    <message>
        <source>The server answered that it is asked too often. Lists are read again after that; what you start yourself does not wait.</source>
        <translation>Der Server meldet zu häufige Anfragen. Listen werden danach wieder gelesen; selbst Begonnenes wartet nicht.</translation>
    </message>
</context>
<context>
    <name>drydock::SignInDialog</name>
    <message>
        <source>Sign in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>%1 no longer accepts this session. What was being read goes on after you signed in; a change that was refused is not sent again by itself.</source>
        <translation>%1 akzeptiert diese Sitzung nicht mehr. Begonnenes Lesen geht nach der Anmeldung weiter; eine abgewiesene Änderung wird nicht von selbst erneut gesendet.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>drydock::SignInFields</name>
    <message>
        <source>E-mail and password</source>
        <translation>E-Mail und Passwort</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Sign in with</source>
        <translation>Anmelden mit</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-Mail</translation>
    </message>
    <message>
        <source>Forgot password</source>
        <translation>Passwort vergessen</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Made on the server under My profile</source>
        <translation>Auf dem Server unter „My profile“ erstellt</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>T&amp;oken</translation>
    </message>
    <message>
        <source>Six digits from your authenticator app</source>
        <translation>Sechs Ziffern aus der Authenticator-App</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>Co&amp;de</translation>
    </message>
    <message>
        <source>&amp;Stay signed in: keep the token in the keychain</source>
        <translation>An&amp;gemeldet bleiben: Token im Schlüsselbund aufbewahren</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Zweiter Faktor</translation>
    </message>
</context>
<context>
    <name>drydock::SignInFlow</name>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft…</translation>
    </message>
    <message>
        <source>Signing in to %1…</source>
        <extracomment>%1 the name or the address of a server</extracomment>
        <translation>Anmeldung bei %1 läuft…</translation>
    </message>
</context>
<context>
    <name>drydock::SizeText</name>
    <message>
        <source>%1/s</source>
        <extracomment>A transfer rate: %1 is a size with its unit</extracomment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>under 1 %</source>
        <translation>unter 1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>drydock::StatusReporter</name>
    <message>
        <source>Allow changes on %1</source>
        <translation>Änderungen auf %1 erlauben</translation>
    </message>
    <message numerus="yes">
        <source>Devices, releases and deployments of a production server can be changed for %n minute(s); then it is locked again.</source>
        <translation>
            <numerusform>Geräte, Releases und Deployments eines Produktionsservers können %n&#xa0;Minute lang geändert werden; danach ist er wieder gesperrt.</numerusform>
            <numerusform>Geräte, Releases und Deployments eines Produktionsservers können %n&#xa0;Minuten lang geändert werden; danach ist er wieder gesperrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Allow changes</source>
        <translation>Änderungen erlauben</translation>
    </message>
</context>
<context>
    <name>drydock::StatusText</name>
    <message>
        <source>Accepted</source>
        <translation>Akzeptiert</translation>
    </message>
    <message>
        <source>May sign in and receive updates</source>
        <translation>Darf sich anmelden und Updates erhalten</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Asks to be accepted</source>
        <translation>Möchte akzeptiert werden</translation>
    </message>
    <message>
        <source>Preauthorized</source>
        <translation>Vorautorisiert</translation>
    </message>
    <message>
        <source>Will be accepted when it first connects</source>
        <translation>Wird beim ersten Verbinden akzeptiert</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>May not sign in</source>
        <translation>Darf sich nicht anmelden</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Still</translation>
    </message>
    <message>
        <source>Accepted, but not heard of for longer than the offline threshold</source>
        <translation>Akzeptiert, hat sich aber länger nicht gemeldet, als die Offline-Schwelle erlaubt</translation>
    </message>
    <message>
        <source>No authentication</source>
        <translation>Keine Authentifizierung</translation>
    </message>
    <message>
        <source>Has no authentication set on this server</source>
        <translation>Hat auf diesem Server keinen Authentifizierungssatz</translation>
    </message>
    <message>
        <source>Decommissioned</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>Being removed from this server</source>
        <translation>Wird von diesem Server entfernt</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>At least one device has begun</source>
        <translation>Mindestens ein Gerät hat begonnen</translation>
    </message>
    <message>
        <source>No device has begun yet</source>
        <translation>Noch hat kein Gerät begonnen</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Starts at a later time</source>
        <translation>Beginnt zu einem späteren Zeitpunkt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Waits for a word to go on</source>
        <translation>Wartet auf Freigabe</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Every device has ended, well or not</source>
        <translation>Alle Geräte sind fertig, erfolgreich oder nicht</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Stopped by a user</source>
        <translation>Von einem Benutzer gestoppt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>No device was updated</source>
        <translation>Kein Gerät wurde aktualisiert</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>The artifact is installed and committed</source>
        <translation>Das Artefakt ist installiert und festgeschrieben</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Lädt herunter</translation>
    </message>
    <message>
        <source>Installing</source>
        <translation>Wird installiert</translation>
    </message>
    <message>
        <source>Rebooting</source>
        <translation>Startet neu</translation>
    </message>
    <message>
        <source>The device has not asked for the update yet</source>
        <translation>Das Gerät hat das Update noch nicht abgefragt</translation>
    </message>
    <message>
        <source>Paused before install</source>
        <translation>Pause vor Installation</translation>
    </message>
    <message>
        <source>Paused before reboot</source>
        <translation>Pause vor Neustart</translation>
    </message>
    <message>
        <source>Paused before commit</source>
        <translation>Pause vor Festschreiben</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>The device kept or restored its former software; see its log</source>
        <translation>Das Gerät hat seine bisherige Software behalten oder wiederhergestellt; siehe Protokoll</translation>
    </message>
    <message>
        <source>Already installed</source>
        <translation>Schon installiert</translation>
    </message>
    <message>
        <source>The device runs this artifact already</source>
        <translation>Auf dem Gerät läuft dieses Artefakt schon</translation>
    </message>
    <message>
        <source>No artifact</source>
        <translation>Kein Artefakt</translation>
    </message>
    <message>
        <source>The release has no artifact for this device type</source>
        <translation>Das Release hat kein Artefakt für diesen Gerätetyp</translation>
    </message>
    <message>
        <source>The device was removed from this server</source>
        <translation>Das Gerät wurde von diesem Server entfernt</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>A status that this version of Drydock does not know</source>
        <translation>Ein Status, den diese Version von Drydock nicht kennt</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation>Übergangen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Drydock ended before the work did; it can go on</source>
        <translation>Drydock endete vor der Arbeit; sie kann weitergehen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>The server has not answered yet</source>
        <translation>Der Server hat noch nicht geantwortet</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
</context>
<context>
    <name>drydock::StorePane</name>
    <message>
        <source>offline</source>
        <extracomment>Beside the age of a pane&apos;s data</extracomment>
        <translation>offline</translation>
    </message>
    <message>
        <source>rate limited</source>
        <extracomment>Beside the age of a pane&apos;s data: the server asked to wait</extracomment>
        <translation>gedrosselt</translation>
    </message>
    <message>
        <source>not refreshed</source>
        <extracomment>Beside the age of a pane&apos;s data: the last attempt to read it failed</extracomment>
        <translation>nicht aktualisiert</translation>
    </message>
</context>
<context>
    <name>drydock::TagsDialog</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A tag: %1 its value, %2 its description</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>The tags could not be read</source>
        <translation>Die Tags konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>The tags were not saved</source>
        <translation>Die Tags wurden nicht gespeichert</translation>
    </message>
    <message>
        <source>Tags of %1</source>
        <extracomment>The title of a dialog; %1 is a device&apos;s name</extracomment>
        <translation>Tags von %1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>N&amp;otizen</translation>
    </message>
    <message>
        <source>Other tags</source>
        <translation>Weitere Tags</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag-Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Tag hinzufügen</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>Tag entfernen</translation>
    </message>
    <message>
        <source>Save tags</source>
        <translation>Tags speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Give the tag in row %1 a name.</source>
        <translation>Dem Tag in Zeile %1 einen Namen geben.</translation>
    </message>
    <message>
        <source>There are two tags of the name %1.</source>
        <translation>Es gibt zwei Tags namens %1.</translation>
    </message>
    <message>
        <source>The name in row %1 is too long: at most %2 bytes are allowed.</source>
        <translation>Der Name in Zeile %1 ist zu lang: Höchstens %2&#xa0;Bytes sind erlaubt.</translation>
    </message>
    <message>
        <source>The tag in row %1 is the device&apos;s name or notes: write it in the field above.</source>
        <translation>Das Tag in Zeile %1 ist der Name oder die Notizen des Geräts: oben im Feld eintragen.</translation>
    </message>
    <message numerus="yes">
        <source>A device can have %n tag(s) at most, name and notes included.</source>
        <translation>
            <numerusform>Ein Gerät kann höchstens %n Tag haben, Name und Notizen eingeschlossen.</numerusform>
            <numerusform>Ein Gerät kann höchstens %n Tags haben, Name und Notizen eingeschlossen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes are locked; allow them in the Tools menu first.</source>
        <translation>Änderungen sind gesperrt; zuerst im Menü „Extras“ erlauben.</translation>
    </message>
    <message>
        <source>%1 of %2 tags</source>
        <translation>%1 von %2 Tags</translation>
    </message>
    <message>
        <source>Change tags of %1</source>
        <extracomment>%1 is a device&apos;s name</extracomment>
        <translation>Tags von %1 ändern</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>The tags that you changed are not saved yet.</source>
        <translation>Die geänderten Tags sind noch nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>drydock::TextDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>drydock::TextSearch</name>
    <message numerus="yes">
        <source>over %n match(es)</source>
        <translation>
            <numerusform>über %n Treffer</numerusform>
            <numerusform>über %n Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::TimeText</name>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>in %n&#xa0;s</numerusform>
            <numerusform>in %n&#xa0;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>in %n&#xa0;min</numerusform>
            <numerusform>in %n&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <translation>
            <numerusform>in %n&#xa0;h</numerusform>
            <numerusform>in %n&#xa0;h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>vor %n&#xa0;s</numerusform>
            <numerusform>vor %n&#xa0;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n&#xa0;min</numerusform>
            <numerusform>vor %n&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>vor %n&#xa0;h</numerusform>
            <numerusform>vor %n&#xa0;h</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMM, HH:mm</source>
        <extracomment>A date and time in a table cell; the format codes are Qt&apos;s</extracomment>
        <translation>d. MMM, HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <translation>d. MMM yyyy, HH:mm</translation>
    </message>
    <message>
        <source>%1 at %2 (%3)</source>
        <extracomment>%1 date, %2 time, %3 time zone such as UTC+01:00</extracomment>
        <translation>%1 um %2 (%3)</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n&#xa0;s</numerusform>
            <numerusform>%n&#xa0;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n&#xa0;min</numerusform>
            <numerusform>%n&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n&#xa0;h</numerusform>
            <numerusform>%n&#xa0;h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n&#xa0;d</numerusform>
            <numerusform>%n&#xa0;d</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1&#xa0;min %2&#xa0;s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1&#xa0;d %2&#xa0;h</translation>
    </message>
</context>
<context>
    <name>drydock::TimingBar</name>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Sent and answered</source>
        <translation>Gesendet und beantwortet</translation>
    </message>
    <message>
        <source>Waiting for the answer</source>
        <translation>Warten auf die Antwort</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a phase of a request (&quot;Queued&quot;), %2 how long it took (&quot;3 ms&quot;)</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>drydock::Tour</name>
    <message>
        <source>Hosted Mender</source>
        <translation>Gehostetes Mender</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>Own server</source>
        <translation>Eigener Server</translation>
    </message>
    <message>
        <source>Save the dynamic group %1</source>
        <translation>Die dynamische Gruppe %1 speichern</translation>
    </message>
    <message>
        <source>Last update failed</source>
        <translation>Letztes Update fehlgeschlagen</translation>
    </message>
    <message>
        <source>Waits for a decision</source>
        <translation>Wartet auf eine Entscheidung</translation>
    </message>
    <message>
        <source>In a group</source>
        <translation>In einer Gruppe</translation>
    </message>
</context>
<context>
    <name>drydock::TourChanges</name>
    <message>
        <source>Accept a device</source>
        <translation>Gerät akzeptieren</translation>
    </message>
    <message>
        <source>Add a device to a group</source>
        <translation>Gerät zu Gruppe hinzufügen</translation>
    </message>
    <message>
        <source>Uploaded by the tour</source>
        <translation>Vom Rundgang hochgeladen</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Create a deployment</source>
        <translation>Deployment erstellen</translation>
    </message>
    <message>
        <source>Abort a deployment</source>
        <translation>Deployment stoppen</translation>
    </message>
</context>
<context>
    <name>drydock::TransferList</name>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Fertige ausblenden</translation>
    </message>
    <message>
        <source>Download of %1</source>
        <translation>Herunterladen von %1</translation>
    </message>
    <message>
        <source>Upload of %1</source>
        <translation>Hochladen von %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <extracomment>How much of a file has arrived whose size nobody told</extracomment>
        <translation>Bisher %1</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 von %2, %3</translation>
    </message>
    <message>
        <source> · %1, %2 to go</source>
        <extracomment>Appended to a progress: %1 is a speed, %2 the time to go</extracomment>
        <translation> · %1, noch %2</translation>
    </message>
    <message>
        <source>Waits for its turn, %1</source>
        <extracomment>%1 is a size</extracomment>
        <translation>Eingereiht, %1</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>The connection was lost after %1; it goes on in a moment</source>
        <extracomment>%1 is a size</extracomment>
        <translation>Die Verbindung brach nach %1 ab; es geht gleich weiter</translation>
    </message>
    <message>
        <source>All bytes are here; checking them</source>
        <translation>Alles empfangen; wird geprüft</translation>
    </message>
    <message>
        <source>All bytes are sent; the server reads the artifact</source>
        <translation>Alles gesendet; der Server liest das Artefakt</translation>
    </message>
    <message>
        <source>The answer was lost; looking whether the server has the artifact</source>
        <translation>Die Antwort ging verloren; es wird geprüft, ob der Server das Artefakt hat</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <extracomment>%1 is a size, %2 a folder</extracomment>
        <translation>%1, im Ordner %2</translation>
    </message>
    <message>
        <source>The server has it</source>
        <translation>Auf dem Server vorhanden</translation>
    </message>
    <message>
        <source>Release %1 has it</source>
        <translation>Im Release %1 vorhanden</translation>
    </message>
    <message>
        <source>Nothing of it was kept</source>
        <translation>Nichts davon wurde behalten</translation>
    </message>
    <message>
        <source>The server keeps nothing of it</source>
        <translation>Der Server behält nichts davon</translation>
    </message>
    <message>
        <source>All bytes were sent before: the server may have it</source>
        <translation>Alles war schon gesendet: Der Server hat es vielleicht</translation>
    </message>
    <message>
        <source>The server already has an artifact of this release for the same device types. Give the artifact another name, or delete the one on the server first.</source>
        <translation>Der Server hat schon ein Artefakt dieses Releases für dieselben Gerätetypen. Dem Artefakt einen anderen Namen geben oder zuerst das auf dem Server löschen.</translation>
    </message>
    <message>
        <source>The artifact is larger than the server accepts.</source>
        <translation>Das Artefakt ist größer, als der Server annimmt.</translation>
    </message>
    <message>
        <source>The server refused the file: %1</source>
        <extracomment>%1 is the server&apos;s own reason</extracomment>
        <translation>Der Server hat die Datei abgelehnt: %1</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Erneut herunterladen</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>Erneut hochladen</translation>
    </message>
    <message>
        <source>Cancel download</source>
        <translation>Herunterladen abbrechen</translation>
    </message>
    <message>
        <source>Cancel upload</source>
        <translation>Hochladen abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) on the way</source>
        <translation>
            <numerusform>%n Übertragung läuft</numerusform>
            <numerusform>%n Übertragungen laufen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::UploadDialog</name>
    <message>
        <source>Upload artifacts</source>
        <translation>Artefakte hochladen</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>&amp;Dateien</translation>
    </message>
    <message>
        <source>Files to upload</source>
        <translation>Hochzuladende Dateien</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Aus Liste entfernen</translation>
    </message>
    <message>
        <source>&amp;Description, for all of them (may be empty)</source>
        <translation>&amp;Beschreibung, für alle gemeinsam (kann leer bleiben)</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Mender artifacts (*.mender)</source>
        <translation>Mender-Artefakte (*.mender)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add artifacts</source>
        <translation>Artefakte hinzufügen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A file and its size</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>Upload %n artifact(s)</source>
        <translation>
            <numerusform>%Ln Artefakt hochladen</numerusform>
            <numerusform>%Ln Artefakte hochladen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::ViewCommands</name>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>A view&apos;s name has at most 100 characters.</source>
        <translation>Der Name einer Ansicht hat höchstens 100 Zeichen.</translation>
    </message>
    <message>
        <source>Replace the view %1</source>
        <extracomment>%1 is a saved view</extracomment>
        <translation>Die Ansicht %1 ersetzen</translation>
    </message>
    <message>
        <source>Replace view</source>
        <translation>Ansicht ersetzen</translation>
    </message>
    <message>
        <source>View %1 saved.</source>
        <translation>Ansicht %1 gespeichert.</translation>
    </message>
    <message>
        <source>There are %1 saved views already: remove one first.</source>
        <translation>Es gibt schon %1 gespeicherte Ansichten: erst eine entfernen.</translation>
    </message>
    <message>
        <source>There is no saved view yet.</source>
        <translation>Es gibt noch keine gespeicherte Ansicht.</translation>
    </message>
    <message>
        <source>Export views</source>
        <translation>Ansichten exportieren</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <extracomment>%1 is a file, %2 the system&apos;s reason</extracomment>
        <translation>%1 konnte nicht geschrieben werden: %2. Bitte einen anderen Ordner wählen.</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) written to %1.</source>
        <translation>
            <numerusform>%n Ansicht nach %1 geschrieben.</numerusform>
            <numerusform>%n Ansichten nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import views</source>
        <translation>Ansichten importieren</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 could not be read: %2.</source>
        <translation>%1 konnte nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 holds no views of Drydock. Choose a file that &quot;Export views&quot; wrote.</source>
        <translation>%1 enthält keine Ansichten von Drydock. Eine Datei wählen, die „Ansichten exportieren“ geschrieben hat.</translation>
    </message>
    <message>
        <source>%1 comes from a newer Drydock and cannot be read by this one.</source>
        <translation>%1 stammt aus einem neueren Drydock und kann von diesem nicht gelesen werden.</translation>
    </message>
    <message>
        <source>With %1 there would be more than %2 views: remove some first.</source>
        <translation>Mit %1 gäbe es mehr als %2 Ansichten: erst einige entfernen.</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) imported.</source>
        <translation>
            <numerusform>%n Ansicht importiert.</numerusform>
            <numerusform>%n Ansichten importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read and was left out.</source>
        <translation>
            <numerusform>%n konnte nicht gelesen werden und wurde ausgelassen.</numerusform>
            <numerusform>%n konnten nicht gelesen werden und wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write a query first: a dynamic group needs at least one condition.</source>
        <translation>Geben Sie zuerst eine Abfrage ein: Eine dynamische Gruppe braucht mindestens eine Bedingung.</translation>
    </message>
    <message>
        <source>The server cannot decide &quot;%1&quot; by itself. Conditions with =, !=, :, lists and exists can be saved, all of which must hold; give the scope, such as inventory/hostname=oslo-1.</source>
        <extracomment>%1 is a part of a query</extracomment>
        <translation>Der Server kann &quot;%1&quot; nicht selbst entscheiden. Gespeichert werden können Bedingungen mit =, !=, :, Listen und exists, die alle gelten müssen; geben Sie den Bereich an, etwa inventory/hostname=oslo-1.</translation>
    </message>
    <message>
        <source>It keeps the query, the columns, the sorting and the highlight rules. The name of a saved view replaces it.</source>
        <translation>Sie enthält die Abfrage, die Spalten, die Sortierung und die Hervorhebungsregeln. Der Name einer gespeicherten Ansicht ersetzt diese.</translation>
    </message>
    <message>
        <source>Its query, columns, sorting and highlight rules become those that are shown now.</source>
        <translation>Ihre Abfrage, Spalten, Sortierung und Hervorhebungsregeln werden die jetzt gezeigten.</translation>
    </message>
    <message>
        <source>Save as dynamic group</source>
        <translation>Als dynamische Gruppe speichern</translation>
    </message>
    <message>
        <source>Save group</source>
        <translation>Gruppe speichern</translation>
    </message>
    <message>
        <source>The server keeps it for everybody, and deployments can go to it: %1</source>
        <extracomment>%1 is a query</extracomment>
        <translation>Der Server bewahrt sie für alle auf, und Deployments können an sie gehen: %1</translation>
    </message>
    <message>
        <source>A dynamic group&apos;s name has at most 256 characters.</source>
        <translation>Der Name einer dynamischen Gruppe hat höchstens 256 Zeichen.</translation>
    </message>
    <message>
        <source>Change the dynamic group %1</source>
        <extracomment>%1 is a dynamic group</extracomment>
        <translation>Die dynamische Gruppe %1 ändern</translation>
    </message>
    <message>
        <source>Its conditions become those that are shown now, for everybody. Deployments that run already are not changed.</source>
        <translation>Ihre Bedingungen werden für alle die jetzt gezeigten. Laufende Deployments ändern sich nicht.</translation>
    </message>
    <message>
        <source>Change group</source>
        <translation>Gruppe ändern</translation>
    </message>
    <message>
        <source>Save the dynamic group %1</source>
        <translation>Die dynamische Gruppe %1 speichern</translation>
    </message>
    <message>
        <source>Dynamic group %1 saved.</source>
        <translation>Dynamische Gruppe %1 gespeichert.</translation>
    </message>
    <message>
        <source>The dynamic group %1 could not be saved: %2</source>
        <extracomment>%1 is a dynamic group, %2 the reason</extracomment>
        <translation>Die dynamische Gruppe %1 konnte nicht gespeichert werden: %2</translation>
    </message>
</context>
</TS>
