<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>drydock::ActivityPane</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n entries</source>
        <extracomment>%1 is how many entries the filter shows, %n how many there are</extracomment>
        <translation>
            <numerusform>%1 of %n entry</numerusform>
            <numerusform>%1 of %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume (%n new)</source>
        <translation>
            <numerusform>Resume (%n new)</numerusform>
            <numerusform>Resume (%n new)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests exported; tokens, cookies and passwords were left out.</source>
        <translation>
            <numerusform>%n request exported; tokens, cookies and passwords were left out.</numerusform>
            <numerusform>%n requests exported; tokens, cookies and passwords were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::AuditPane</name>
    <message numerus="yes">
        <source>The server cannot filter by action: the newest %n entries are searched here.</source>
        <translation>
            <numerusform>The server cannot filter by action: the newest %Ln entry is searched here.</numerusform>
            <numerusform>The server cannot filter by action: the newest %Ln entries are searched here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched the newest %n entries here; the server cannot filter by action</source>
        <translation>
            <numerusform>Searched the newest %Ln entry here; the server cannot filter by action</numerusform>
            <numerusform>Searched the newest %Ln entries here; the server cannot filter by action</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched all %n entries here; the server cannot filter by action</source>
        <translation>
            <numerusform>Searched %Ln entry here; the server cannot filter by action</numerusform>
            <numerusform>Searched all %Ln entries here; the server cannot filter by action</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searching, %n entries so far</source>
        <translation>
            <numerusform>Searching, %Ln entry so far</numerusform>
            <numerusform>Searching, %Ln entries so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer</source>
        <comment>audit log entries</comment>
        <translation>
            <numerusform>%Ln newer</numerusform>
            <numerusform>%Ln newer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::AuthSetsDialog</name>
    <message numerus="yes">
        <source>A key is chosen for %1 of %n device(s); those without stay as they are.</source>
        <translation>
            <numerusform>A key is chosen for %1 of %n device; without one it stays as it is.</numerusform>
            <numerusform>A key is chosen for %1 of %n devices; those without stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n key(s)</source>
        <translation>
            <numerusform>Use %n key</numerusform>
            <numerusform>Use %n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::BulkPane</name>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n under way</numerusform>
            <numerusform>%n under way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::BulkText</name>
    <message numerus="yes">
        <source>Accept %n device(s)</source>
        <translation>
            <numerusform>Accept %n device</numerusform>
            <numerusform>Accept %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n device(s)</source>
        <translation>
            <numerusform>Reject %n device</numerusform>
            <numerusform>Reject %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decommission %n device(s)</source>
        <translation>
            <numerusform>Decommission %n device</numerusform>
            <numerusform>Decommission %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n device(s) to %1</source>
        <extracomment>%1 is a group</extracomment>
        <translation>
            <numerusform>Move %n device to %1</numerusform>
            <numerusform>Move %n devices to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n device(s) from %1</source>
        <extracomment>%1 is a group</extracomment>
        <translation>
            <numerusform>Remove %n device from %1</numerusform>
            <numerusform>Remove %n devices from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n device(s) with %1: %2</source>
        <extracomment>%1 is a tag&apos;s name, %2 its value</extracomment>
        <translation>
            <numerusform>Tag %n device with %1: %2</numerusform>
            <numerusform>Tag %n devices with %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %n device(s) check for updates</source>
        <translation>
            <numerusform>Let %n device check for updates</numerusform>
            <numerusform>Let %n devices check for updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %n device(s) send their inventory</source>
        <translation>
            <numerusform>Let %n device send its inventory</numerusform>
            <numerusform>Let %n devices send their inventory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Abort the deployments of %n device(s)</source>
        <translation>
            <numerusform>Abort the deployments of %n device</numerusform>
            <numerusform>Abort the deployments of %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the tag %1 from %n device(s)</source>
        <extracomment>%1 is a tag&apos;s name</extracomment>
        <translation>
            <numerusform>Remove the tag %1 from %n device</numerusform>
            <numerusform>Remove the tag %1 from %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::ChartData</name>
    <message numerus="yes">
        <source>Other (%n)</source>
        <translation>
            <numerusform>Other (%Ln)</numerusform>
            <numerusform>Other (%Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::CollisionList</name>
    <message numerus="yes">
        <source>Somebody else changed %n of these meanwhile. Choose for each what it is to be, then save again.</source>
        <translation>
            <numerusform>Somebody else changed %n of these meanwhile. Choose what it is to be, then save again.</numerusform>
            <numerusform>Somebody else changed %n of these meanwhile. Choose for each what it is to be, then save again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::ConfirmDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::ConnectionText</name>
    <message numerus="yes">
        <source>Try again in %n s.</source>
        <translation>
            <numerusform>Try again in %n s.</numerusform>
            <numerusform>Try again in %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n day(s) behind the server&apos;s.</source>
        <translation>
            <numerusform>The clock of this computer is %n day behind the server&apos;s.</numerusform>
            <numerusform>The clock of this computer is %n days behind the server&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n day(s) ahead of the server&apos;s.</source>
        <translation>
            <numerusform>The clock of this computer is %n day ahead of the server&apos;s.</numerusform>
            <numerusform>The clock of this computer is %n days ahead of the server&apos;s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::CreateDeploymentDialog</name>
    <message numerus="yes">
        <source>The %n selected device(s)</source>
        <translation>
            <numerusform>The %Ln selected device</numerusform>
            <numerusform>The %Ln selected devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Type to search among %n release(s).</source>
        <translation>
            <numerusform>Type to search among %Ln release.</numerusform>
            <numerusform>Type to search among %Ln releases.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%Ln device</numerusform>
            <numerusform>%Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) in the target.</source>
        <translation>
            <numerusform>%Ln device in the target.</numerusform>
            <numerusform>%Ln devices in the target.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them can install this release; the others have another device type and will be passed over.</source>
        <translation>
            <numerusform>%Ln of them can install this release; the others have another device type and will be passed over.</numerusform>
            <numerusform>%Ln of them can install this release; the others have another device type and will be passed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deploy to %n device(s)</source>
        <translation>
            <numerusform>Deploy to %Ln device</numerusform>
            <numerusform>Deploy to %Ln devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::DeploymentPane</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%Ln device</numerusform>
            <numerusform>%Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) of group %1</source>
        <translation>
            <numerusform>%Ln device of group %1</numerusform>
            <numerusform>%Ln devices of group %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %n per device</source>
        <translation>
            <numerusform>Up to %n per device</numerusform>
            <numerusform>Up to %n per device</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) that have not finished are told to stop. What is already installed stays installed.</source>
        <translation>
            <numerusform>%Ln device that has not finished is told to stop. What is already installed stays installed.</numerusform>
            <numerusform>%Ln devices that have not finished are told to stop. What is already installed stays installed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::DeploymentsPane</name>
    <message numerus="yes">
        <source>%1 of %n selected</source>
        <extracomment>%1 is how many of the deployments are selected</extracomment>
        <translation>
            <numerusform>%1 of %Ln selected</numerusform>
            <numerusform>%1 of %Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s)</source>
        <translation>
            <numerusform>%Ln deployment</numerusform>
            <numerusform>%Ln deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>deployments</comment>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scheduled</source>
        <comment>deployments</comment>
        <translation>
            <numerusform>%Ln scheduled</numerusform>
            <numerusform>%Ln scheduled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Abort %n deployment(s)</source>
        <translation>
            <numerusform>Abort %Ln deployment</numerusform>
            <numerusform>Abort %Ln deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) that have not finished are told to stop. What is already installed stays installed.</source>
        <extracomment>The number is that of devices</extracomment>
        <translation>
            <numerusform>%Ln device that has not finished is told to stop. What is already installed stays installed.</numerusform>
            <numerusform>%Ln devices that have not finished are told to stop. What is already installed stays installed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::DevicesPane</name>
    <message numerus="yes">
        <source>%1 of %n selected</source>
        <extracomment>%1 is how many of the %n devices are selected</extracomment>
        <translation>
            <numerusform>%1 of %Ln selected</numerusform>
            <numerusform>%1 of %Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%Ln device</numerusform>
            <numerusform>%Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match · on this server %1</source>
        <extracomment>%n devices match a filter; %1 is the number of all devices</extracomment>
        <translation>
            <numerusform>%Ln matches · on this server %1</numerusform>
            <numerusform>%Ln match · on this server %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On this server %n device(s)</source>
        <translation>
            <numerusform>On this server %Ln device</numerusform>
            <numerusform>On this server %Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n device(s) to a group</source>
        <translation>
            <numerusform>Move %Ln device to a group</numerusform>
            <numerusform>Move %Ln devices to a group</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n device(s) from their group</source>
        <translation>
            <numerusform>Remove %Ln device from its group</numerusform>
            <numerusform>Remove %Ln devices from their group</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No device here has %n attribute(s) of the view %1: %2.</source>
        <extracomment>%1 is a saved view, %2 a list of attributes</extracomment>
        <translation>
            <numerusform>No device here has %n attribute of the view %1: %2.</numerusform>
            <numerusform>No device here has %n attributes of the view %1: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n device(s)</source>
        <translation>
            <numerusform>Export %n device</numerusform>
            <numerusform>Export %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) written to %1.</source>
        <translation>
            <numerusform>%n device written to %1.</numerusform>
            <numerusform>%n devices written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>List of %n device(s)</source>
        <extracomment>A filter: devices of a list</extracomment>
        <translation>
            <numerusform>List of %n device</numerusform>
            <numerusform>List of %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) no accepting and is left out.</source>
        <translation>
            <numerusform>%n needs no accepting and is left out.</numerusform>
            <numerusform>%n need no accepting and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) no rejecting and is left out.</source>
        <translation>
            <numerusform>%n needs no rejecting and is left out.</numerusform>
            <numerusform>%n need no rejecting and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is not accepted and is left out.</source>
        <translation>
            <numerusform>%n is not accepted and is left out.</numerusform>
            <numerusform>%n are not accepted and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) in %1 already.</source>
        <extracomment>%1 is a group</extracomment>
        <translation>
            <numerusform>%n device in %1 already.</numerusform>
            <numerusform>%n devices in %1 already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n device(s)</source>
        <translation>
            <numerusform>Tag %n device</numerusform>
            <numerusform>Tag %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n failed, the first being %2.</source>
        <extracomment>%1 is what was tried (&quot;Accept 37 devices&quot;), %2 the first device that it failed for; %n did fail</extracomment>
        <translation>
            <numerusform>%1: %n failed, the first being %2.</numerusform>
            <numerusform>%1: %n failed, the first being %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more wait(s) with several keys, none of which was chosen, and is left out.</source>
        <translation>
            <numerusform>%n more waits with several keys, none of which was chosen, and is left out.</numerusform>
            <numerusform>%n more wait with several keys, none of which was chosen, and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove a tag from %n device(s)</source>
        <translation>
            <numerusform>Remove a tag from %n device</numerusform>
            <numerusform>Remove a tag from %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected device(s) do not have it.</source>
        <translation>
            <numerusform>%n selected device does not have it.</numerusform>
            <numerusform>%n selected devices do not have it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::DoctorText</name>
    <message numerus="yes">
        <source>%1 has %n address(es).</source>
        <extracomment>%1 a host name, %n the number of its addresses</extracomment>
        <translation>
            <numerusform>%1 has %n address.</numerusform>
            <numerusform>%1 has %n addresses.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n service(s) answer.</source>
        <translation>
            <numerusform>%n service answers.</numerusform>
            <numerusform>All %n services answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::ErrorText</name>
    <message numerus="yes">
        <source>Drydock waits for %n s and goes on by itself.</source>
        <translation>
            <numerusform>Drydock waits for %n s and goes on by itself.</numerusform>
            <numerusform>Drydock waits for %n s and goes on by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::GroupsDialog</name>
    <message numerus="yes">
        <source>Move %n device(s)</source>
        <translation>
            <numerusform>Move %n device</numerusform>
            <numerusform>Move %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its %n device(s) are in no group then. Deployments that run already are not changed.</source>
        <translation>
            <numerusform>Its %n device is in no group then. Deployments that run already are not changed.</numerusform>
            <numerusform>Its %n devices are in no group then. Deployments that run already are not changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::IdListDialog</name>
    <message numerus="yes">
        <source>%n device(s) found</source>
        <translation>
            <numerusform>%n device found</numerusform>
            <numerusform>%n devices found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry/entries repeated</source>
        <translation>
            <numerusform>%n entry repeated</numerusform>
            <numerusform>%n entries repeated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry/entries fit(s) several devices</source>
        <translation>
            <numerusform>%n entry fits several devices</numerusform>
            <numerusform>%n entries fit several devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry/entries fit(s) none</source>
        <translation>
            <numerusform>%n entry fits none</numerusform>
            <numerusform>%n entries fit none</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Select %n device(s)</source>
        <translation>
            <numerusform>Select %n device</numerusform>
            <numerusform>Select %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::KeychainStore</name>
    <message numerus="yes">
        <source>The keychain did not answer within %n s.</source>
        <translation>
            <numerusform>The keychain did not answer within %n s.</numerusform>
            <numerusform>The keychain did not answer within %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::NavigatorModel</name>
    <message numerus="yes">
        <source>%1, %n device(s)</source>
        <extracomment>A line of the navigator and how many devices it finds</extracomment>
        <translation>
            <numerusform>%1, %n device</numerusform>
            <numerusform>%1, %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::NavigatorPane</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more: type into the filter.</source>
        <translation>
            <numerusform>%n more: type into the filter.</numerusform>
            <numerusform>%n more: type into the filter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::OverviewPane</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%Ln device</numerusform>
            <numerusform>%Ln devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::PreauthorizeDialog</name>
    <message numerus="yes">
        <source>%n device(s) preauthorized</source>
        <translation>
            <numerusform>%n device preauthorized</numerusform>
            <numerusform>%n devices preauthorized</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused by the server</source>
        <translation>
            <numerusform>%n refused by the server</numerusform>
            <numerusform>%n refused by the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) can be preauthorized</source>
        <translation>
            <numerusform>%n device can be preauthorized</numerusform>
            <numerusform>%n devices can be preauthorized</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) need(s) mending and will be left out</source>
        <translation>
            <numerusform>%n line needs mending and will be left out</numerusform>
            <numerusform>%n lines need mending and will be left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preauthorize %n device(s)</source>
        <translation>
            <numerusform>Preauthorize %n device</numerusform>
            <numerusform>Preauthorize %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::QueryBuilderDialog</name>
    <message numerus="yes">
        <source>%n device(s) match now.</source>
        <translation>
            <numerusform>%n device matches now.</numerusform>
            <numerusform>%n devices match now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::QueryText</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decided here, among all %n device(s).</source>
        <translation>
            <numerusform>Decided here, among %n device.</numerusform>
            <numerusform>Decided here, among all %n devices.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::ReleasesPane</name>
    <message numerus="yes">
        <source>%1 of %n selected</source>
        <translation>
            <numerusform>%1 of %Ln selected</numerusform>
            <numerusform>%1 of %Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n release(s)</source>
        <translation>
            <numerusform>%Ln release</numerusform>
            <numerusform>%Ln releases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s) of %1</source>
        <translation>
            <numerusform>%Ln artifact of %1</numerusform>
            <numerusform>%Ln artifacts of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n release(s)</source>
        <translation>
            <numerusform>Delete %Ln release</numerusform>
            <numerusform>Delete %Ln releases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artifact(s), %1, are removed from the server for good. Devices keep what they have installed.</source>
        <extracomment>The number is that of the artifacts, %1 their size</extracomment>
        <translation>
            <numerusform>%Ln artifact, %1, is removed from the server for good. Devices keep what they have installed.</numerusform>
            <numerusform>%Ln artifacts, %1, are removed from the server for good. Devices keep what they have installed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n release(s) could not be deleted</source>
        <translation>
            <numerusform>%Ln release could not be deleted</numerusform>
            <numerusform>%Ln releases could not be deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n artifact(s)</source>
        <translation>
            <numerusform>Delete %Ln artifact</numerusform>
            <numerusform>Delete %Ln artifacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::ServerForm</name>
    <message numerus="yes">
        <source>%n internal service(s)</source>
        <translation>
            <numerusform>%n internal service</numerusform>
            <numerusform>%n internal services</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::ServerSettingsDialog</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::ShellStatusBar</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::StatusReporter</name>
    <message numerus="yes">
        <source>Devices, releases and deployments of a production server can be changed for %n minute(s); then it is locked again.</source>
        <translation>
            <numerusform>Devices, releases and deployments of a production server can be changed for %n minute; then it is locked again.</numerusform>
            <numerusform>Devices, releases and deployments of a production server can be changed for %n minutes; then it is locked again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::TagsDialog</name>
    <message numerus="yes">
        <source>A device can have %n tag(s) at most, name and notes included.</source>
        <translation>
            <numerusform>A device can have %n tag at most, name and notes included.</numerusform>
            <numerusform>A device can have %n tags at most, name and notes included.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::TextSearch</name>
    <message numerus="yes">
        <source>over %n match(es)</source>
        <translation>
            <numerusform>over %n match</numerusform>
            <numerusform>over %n matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::TimeText</name>
    <message numerus="yes">
        <source>in %n s</source>
        <translation>
            <numerusform>in %n s</numerusform>
            <numerusform>in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>in %n min</numerusform>
            <numerusform>in %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <translation>
            <numerusform>in %n h</numerusform>
            <numerusform>in %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>%n s ago</numerusform>
            <numerusform>%n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::TransferList</name>
    <message numerus="yes">
        <source>%n transfer(s) on the way</source>
        <translation>
            <numerusform>%n transfer on the way</numerusform>
            <numerusform>%n transfers on the way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::UploadDialog</name>
    <message numerus="yes">
        <source>Upload %n artifact(s)</source>
        <translation>
            <numerusform>Upload %Ln artifact</numerusform>
            <numerusform>Upload %Ln artifacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::ViewCommands</name>
    <message numerus="yes">
        <source>%n view(s) written to %1.</source>
        <translation>
            <numerusform>%n view written to %1.</numerusform>
            <numerusform>%n views written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) imported.</source>
        <translation>
            <numerusform>%n view imported.</numerusform>
            <numerusform>%n views imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read and was left out.</source>
        <translation>
            <numerusform>%n could not be read and was left out.</numerusform>
            <numerusform>%n could not be read and were left out.</numerusform>
        </translation>
    </message>
</context>
</TS>
