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
</context>
<context>
    <name>drydock::ActionRules</name>
    <message>
        <source>Your account may not manage devices on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Geräte verwalten.</translation>
    </message>
    <message>
        <source>Your account may not change groups on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Gruppen ändern.</translation>
    </message>
    <message>
        <source>Your account may not create deployments on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Deployments erstellen.</translation>
    </message>
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
        <source>Your account may not manage releases on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Releases verwalten.</translation>
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
        <source>Your account may not abort deployments on this server.</source>
        <translation>Dieses Konto darf auf diesem Server keine Deployments stoppen.</translation>
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
</context>
<context>
    <name>drydock::ActivityPane</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
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
        <source>No request is in this state.</source>
        <translation>Keine Anfrage ist in diesem Zustand.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles anzeigen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>Anfrage-ID kopieren</translation>
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
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
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
        <source>Your account may not see the audit log of this server.</source>
        <translation>Dieses Konto darf das Prüfprotokoll dieses Servers nicht sehen.</translation>
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
</context>
<context>
    <name>drydock::BarChart</name>
    <message>
        <source>Copy as table</source>
        <translation>Als Tabelle kopieren</translation>
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
        <translation> min</translation>
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
            <numerusform>In %n s erneut versuchen.</numerusform>
            <numerusform>In %n s erneut versuchen.</numerusform>
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
            <numerusform>Die Uhr dieses Rechners geht gegenüber dem Server %n Tag nach.</numerusform>
            <numerusform>Die Uhr dieses Rechners geht gegenüber dem Server %n Tage nach.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n day(s) ahead of the server&apos;s.</source>
        <translation>
            <numerusform>Die Uhr dieses Rechners geht gegenüber dem Server %n Tag vor.</numerusform>
            <numerusform>Die Uhr dieses Rechners geht gegenüber dem Server %n Tage vor.</numerusform>
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
        <source>Filter by name, id or any attribute</source>
        <translation>Nach Name, ID oder Attribut filtern</translation>
    </message>
    <message>
        <source>Filter devices</source>
        <translation>Geräte filtern</translation>
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
        <extracomment>A filter: an attribute&apos;s title and its value</extracomment>
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
    <message numerus="yes">
        <source>%n device(s) wait with several keys each, and only you can know the right one.</source>
        <translation>
            <numerusform>%Ln Gerät wartet mit mehreren Schlüsseln; welcher der richtige ist, können nur Sie wissen.</numerusform>
            <numerusform>%Ln Geräte warten mit je mehreren Schlüsseln; welcher der richtige ist, können nur Sie wissen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is left to accept on these devices.</source>
        <translation>An diesen Geräten ist nichts mehr zu akzeptieren.</translation>
    </message>
    <message>
        <source>Nothing is left to reject on these devices.</source>
        <translation>An diesen Geräten ist nichts mehr abzulehnen.</translation>
    </message>
    <message>
        <source>Choose the key in the Device pane under Authentication.</source>
        <translation>Den Schlüssel im Bereich „Gerät“ unter „Authentifizierung“ wählen.</translation>
    </message>
    <message numerus="yes">
        <source>Accept %n device(s)</source>
        <translation>
            <numerusform>%Ln Gerät akzeptieren</numerusform>
            <numerusform>%Ln Geräte akzeptieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n device(s)</source>
        <translation>
            <numerusform>%Ln Gerät ablehnen</numerusform>
            <numerusform>%Ln Geräte ablehnen</numerusform>
        </translation>
    </message>
    <message>
        <source>They may then sign in with the key they showed, and receive updates.</source>
        <translation>Danach sind die Anmeldung mit dem vorgezeigten Schlüssel und der Empfang von Updates möglich.</translation>
    </message>
    <message>
        <source>They can no longer sign in with the key they showed, until they are accepted again.</source>
        <translation>Die Anmeldung mit dem vorgezeigten Schlüssel ist bis zum erneuten Akzeptieren nicht mehr möglich.</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait(s) with several keys and is left out: choose the key in the Device pane.</source>
        <translation>
            <numerusform>%Ln weiteres wartet mit mehreren Schlüsseln und wird ausgelassen: Den Schlüssel im Bereich „Gerät“ wählen.</numerusform>
            <numerusform>%Ln weitere warten mit mehreren Schlüsseln und werden ausgelassen: Den Schlüssel im Bereich „Gerät“ wählen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decommission %n device(s)</source>
        <translation>
            <numerusform>%Ln Gerät außer Betrieb nehmen</numerusform>
            <numerusform>%Ln Geräte außer Betrieb nehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Their keys, attributes and deployment history are removed from the server. A device that still runs asks to be accepted again as a new one.</source>
        <translation>Schlüssel, Attribute und Deployment-Verlauf werden vom Server entfernt. Ein Gerät, das noch läuft, meldet sich als neues, wartendes Gerät wieder.</translation>
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
        <translation>Ein Gruppenname hat höchstens 256 Zeichen.</translation>
    </message>
    <message>
        <source>A group&apos;s name is made of letters, digits, - and _ only.</source>
        <translation>Ein Gruppenname besteht nur aus Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message numerus="yes">
        <source>Move %n device(s) to %1</source>
        <translation>
            <numerusform>%Ln Gerät in Gruppe %1 verschieben</numerusform>
            <numerusform>%Ln Geräte in Gruppe %1 verschieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n device(s) from their group</source>
        <translation>
            <numerusform>%Ln Gerät aus seiner Gruppe entfernen</numerusform>
            <numerusform>%Ln Geräte aus ihrer Gruppe entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>They are in no group then. Deployments that run already are not changed.</source>
        <translation>Danach besteht keine Gruppenzugehörigkeit mehr. Bereits laufende Deployments ändern sich nicht.</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n device(s) from %1</source>
        <translation>
            <numerusform>%Ln Gerät aus Gruppe %1 entfernen</numerusform>
            <numerusform>%Ln Geräte aus Gruppe %1 entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n failed, the first being %2</source>
        <extracomment>%1 is what was tried (&quot;Accept 37 devices&quot;), %2 the first device that it failed for; %n did fail</extracomment>
        <translation>
            <numerusform>%1: bei %Ln fehlgeschlagen, nämlich bei %2</numerusform>
            <numerusform>%1: bei %Ln fehlgeschlagen, zuerst bei %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1: fehlgeschlagen</translation>
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
        <translation>Die Antwort war HTTP %1.</translation>
    </message>
    <message>
        <source>%1 (HTTP %2)</source>
        <translation>%1 (HTTP %2)</translation>
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
            <numerusform>Drydock wartet %n s und macht von selbst weiter.</numerusform>
            <numerusform>Drydock wartet %n s und macht von selbst weiter.</numerusform>
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
            <numerusform>Der Schlüsselbund hat nicht innerhalb von %n s geantwortet.</numerusform>
            <numerusform>Der Schlüsselbund hat nicht innerhalb von %n s geantwortet.</numerusform>
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
    <message numerus="yes">
        <source>over %n match(es)</source>
        <translation>
            <numerusform>mehr als %Ln Treffer</numerusform>
            <numerusform>mehr als %Ln Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Log files (*.log)</source>
        <translation>Protokolldateien (*.log)</translation>
    </message>
    <message>
        <source>The log could not be saved: %1</source>
        <translation>Das Protokoll konnte nicht gespeichert werden: %1</translation>
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
        <source>Devices by software</source>
        <translation>Geräte nach Software</translation>
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
        <extracomment>Devices that have not said what software they run</extracomment>
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
    <name>drydock::ProgressDelegate</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
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
        <translation>%1 Bytes</translation>
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
        <translation>Ein Release hat höchstens 20 Tags.</translation>
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
        <source>Edit notes…</source>
        <translation>Notizen ändern…</translation>
    </message>
    <message>
        <source>Edit tags…</source>
        <translation>Tags ändern…</translation>
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
        <translation>Der Server speichert höchstens 1.024 Bytes.</translation>
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
        <translation>Buchstaben, Ziffern und - _ . ; höchstens 20 Tags</translation>
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
    <message>
        <source>Download %1</source>
        <extracomment>%1 is the name of a release</extracomment>
        <translation>%1 herunterladen</translation>
    </message>
    <message>
        <source>%1 could not be downloaded</source>
        <translation>%1 konnte nicht heruntergeladen werden</translation>
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
        <translation> s</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
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
    <message>
        <source>Rate limited, goes on in %1</source>
        <extracomment>%1 is a duration such as &quot;12 s&quot;</extracomment>
        <translation>Gedrosselt, weiter in %1</translation>
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
        <translation>unter 1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
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
            <numerusform>Geräte, Releases und Deployments eines Produktionsservers können %n Minute lang geändert werden; danach ist er wieder gesperrt.</numerusform>
            <numerusform>Geräte, Releases und Deployments eines Produktionsservers können %n Minuten lang geändert werden; danach ist er wieder gesperrt.</numerusform>
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
    <name>drydock::TextDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
            <numerusform>in %n s</numerusform>
            <numerusform>in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>in %n min</numerusform>
            <numerusform>in %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <translation>
            <numerusform>in %n h</numerusform>
            <numerusform>in %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>vor %n s</numerusform>
            <numerusform>vor %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n min</numerusform>
            <numerusform>vor %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>vor %n h</numerusform>
            <numerusform>vor %n h</numerusform>
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
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
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
    <name>drydock::UploadList</name>
    <message>
        <source>Uploads</source>
        <translation>Hochladevorgänge</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Fertige ausblenden</translation>
    </message>
    <message>
        <source>Upload of %1</source>
        <translation>Hochladen von %1</translation>
    </message>
    <message>
        <source>Waits for its turn, %1</source>
        <extracomment>%1 is a size</extracomment>
        <translation>Eingereiht, %1</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <extracomment>How much of a file is sent: %1 and %2 are sizes, %3 a percentage</extracomment>
        <translation>%1 von %2, %3</translation>
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
        <source>The server has it</source>
        <translation>Auf dem Server vorhanden</translation>
    </message>
    <message>
        <source>Release %1 has it</source>
        <translation>Im Release %1 vorhanden</translation>
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
        <source>The file cannot be read.</source>
        <translation>Die Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The server refused the file: %1</source>
        <extracomment>%1 is the server&apos;s own reason</extracomment>
        <translation>Der Server hat die Datei abgelehnt: %1</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>Erneut hochladen</translation>
    </message>
    <message>
        <source>Cancel upload</source>
        <translation>Hochladen abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) on the way</source>
        <translation>
            <numerusform>%Ln Datei wird hochgeladen</numerusform>
            <numerusform>%Ln Dateien werden hochgeladen</numerusform>
        </translation>
    </message>
    <message>
        <source>The server keeps nothing of it</source>
        <translation>Der Server behält nichts davon</translation>
    </message>
    <message>
        <source>All bytes were sent before: the server may have it</source>
        <translation>Alles war schon gesendet: Der Server hat es vielleicht</translation>
    </message>
</context>
</TS>
