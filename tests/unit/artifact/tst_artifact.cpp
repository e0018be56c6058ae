// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading and writing .mender files: round trips, and every way of being broken that the format knows.
#include "models/artifact/artifactreader.h"
#include "models/artifact/artifactwriter.h"
#include "models/artifact/tarstream.h"
#include "tests/support/testmain.h"

#include <QBuffer>
#include <QCryptographicHash>

#include <random>

using namespace drydock;
using namespace drydock::artifact;

Q_DECLARE_METATYPE(drydock::artifact::Compression)

class TestArtifact : public QObject {
    Q_OBJECT

private:
    struct Member {
        QString name;
        QByteArray content;
    };
    static NewArtifact sample();
    static std::vector<Member> members(const QByteArray &file);
    static QByteArray pack(const std::vector<Member> &members);
    static Result<ArtifactInfo> read(QByteArray file, ReadDepth depth = ReadDepth::Whole, const ReadLimits &limits = {});
    static QString problem(const QByteArray &file, const ReadLimits &limits = {});
    //! A new version member with a manifest that agrees.
    static QByteArray withVersion(const QByteArray &version);

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void roundTrip_data();
    void roundTrip();
    void isReproducible();
    void headerOnlyKnowsNamesAndChecksums();
    void bootstrapHasNoFiles();
    void signatureIsNoticed();
    void writerRefuses();
    void wrongOrder();
    void wrongVersion_data();
    void wrongVersion();
    void changedPayload();
    void changedHeader();
    void unlistedAndMissingFiles();
    void everyTruncation();
    void randomDamage();
    void limits();
    void notAnArtifact();
};

NewArtifact TestArtifact::sample()
{
    NewArtifact artifact;
    artifact.name = QStringLiteral("gateway-os-2.4.1");
    artifact.group = QStringLiteral("stable");
    artifact.deviceTypes = { QStringLiteral("gateway-x1"), QStringLiteral("gateway-x2") };
    artifact.provides = { { QStringLiteral("rootfs-image.single-file.version"), { QStringLiteral("2.4.1") } } };
    artifact.depends = { { QStringLiteral("boot.version"), { QStringLiteral("1"), QStringLiteral("2") } } };
    artifact.clearsProvides = { QStringLiteral("rootfs-image.single-file.*") };
    artifact.metaData = R"({"k":{"n":1}})";
    artifact.files = { { QStringLiteral("dest_dir"), "/opt\n" }, { QStringLiteral("filename"), "app\n" }, { QStringLiteral("app"), QByteArray(100'000, 'x') } };
    artifact.date = Timestamp { 1'700'000'000'000 };
    return artifact;
}

Result<ArtifactInfo> TestArtifact::read(QByteArray file, ReadDepth depth, const ReadLimits &limits)
{
    QBuffer buffer(&file);
    buffer.open(QIODevice::ReadOnly);
    return readArtifact(buffer, depth, limits);
}

QString TestArtifact::problem(const QByteArray &file, const ReadLimits &limits)
{
    const Result<ArtifactInfo> result = read(file, ReadDepth::Whole, limits);
    return result.ok() ? QString() : result.error().apiMessage;
}

std::vector<TestArtifact::Member> TestArtifact::members(const QByteArray &file)
{
    bool given = false;
    TarReader reader(
        [&]() -> QByteArrayView { return std::exchange(given, true) ? QByteArrayView() : QByteArrayView(file); }, Compression::None);
    std::vector<Member> result;
    while (const std::optional<QString> name = reader.next())
        result.push_back({ *name, reader.readAll(1 << 30) });
    return result;
}

QByteArray TestArtifact::pack(const std::vector<Member> &members)
{
    TarWriter writer(Compression::None);
    for (const Member &member : members)
        writer.add(member.name, member.content, {});
    return writer.finish().value_or(QByteArray());
}

QByteArray TestArtifact::withVersion(const QByteArray &version)
{
    std::vector<Member> all = members(*encodeArtifact(sample()));
    const QByteArray before = QCryptographicHash::hash(all[0].content, QCryptographicHash::Sha256).toHex();
    all[0].content = version;
    all[1].content.replace(before, QCryptographicHash::hash(version, QCryptographicHash::Sha256).toHex());
    return pack(all);
}

void TestArtifact::roundTrip_data()
{
    QTest::addColumn<Compression>("compression");
    QTest::newRow("none") << Compression::None;
    QTest::newRow("gzip") << Compression::Gzip;
    QTest::newRow("xz") << Compression::Xz;
    QTest::newRow("zstd") << Compression::Zstd;
}

void TestArtifact::roundTrip()
{
    QFETCH(Compression, compression);
    NewArtifact artifact = sample();
    artifact.compression = compression;
    const Result<QByteArray> file = encodeArtifact(artifact);
    QVERIFY(file.ok());
    const Result<ArtifactInfo> read = TestArtifact::read(*file);
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().apiMessage));
    QCOMPARE(read->format, QStringLiteral("mender"));
    QCOMPARE(read->version, 3);
    QCOMPARE(read->name, artifact.name);
    QCOMPARE(read->group, artifact.group);
    QCOMPARE(read->deviceTypes, artifact.deviceTypes);
    QCOMPARE(read->compression, compression);
    QCOMPARE(read->isSigned, false);
    QCOMPARE(read->size, file->size());
    QCOMPARE(read->clearsProvides, artifact.clearsProvides);
    const Relations provides { { QStringLiteral("artifact_group"), { QStringLiteral("stable") } },
        { QStringLiteral("artifact_name"), { artifact.name } },
        { QStringLiteral("rootfs-image.single-file.version"), { QStringLiteral("2.4.1") } } };
    QVERIFY(read->provides == provides);
    const Relations depends { { QStringLiteral("device_type"), artifact.deviceTypes },
        { QStringLiteral("boot.version"), { QStringLiteral("1"), QStringLiteral("2") } } };
    QVERIFY(read->depends == depends);
    QCOMPARE(read->payloads.size(), size_t { 1 });
    const Payload &payload = read->payloads.front();
    QCOMPARE(payload.type, QStringLiteral("single-file"));
    QCOMPARE(payload.metaData, QByteArray(R"({"k":{"n":1}})"));
    QCOMPARE(payload.files.size(), size_t { 3 });
    QCOMPARE(payload.files[2].name, QStringLiteral("app"));
    QCOMPARE(payload.files[2].size, 100'000);
    QCOMPARE(payload.files[2].date.ms, 1'700'000'000'000);
    QCOMPARE(payload.files[2].checksum,
        QString::fromLatin1(QCryptographicHash::hash(QByteArray(100'000, 'x'), QCryptographicHash::Sha256).toHex()));
}

void TestArtifact::isReproducible()
{
    QCOMPARE(*encodeArtifact(sample()), *encodeArtifact(sample()));
}

void TestArtifact::headerOnlyKnowsNamesAndChecksums()
{
    const QByteArray file = *encodeArtifact(sample());
    const Result<ArtifactInfo> info = read(file, ReadDepth::HeaderOnly);
    QVERIFY(info.ok());
    QCOMPARE(info->name, sample().name);
    QCOMPARE(info->payloads.front().files.size(), size_t { 3 });
    QCOMPARE(info->payloads.front().files.front().size, -1);
    // It does not even look at the payload: a file that ends there will do.
    QVERIFY(read(file.left(file.indexOf("data/0000.tar")), ReadDepth::HeaderOnly).ok());
}

void TestArtifact::bootstrapHasNoFiles()
{
    NewArtifact artifact;
    artifact.name = QStringLiteral("bootstrap");
    artifact.deviceTypes = { QStringLiteral("pi") };
    artifact.payloadType.clear();
    const Result<ArtifactInfo> info = read(*encodeArtifact(artifact));
    QVERIFY2(info.ok(), info.ok() ? "" : qPrintable(info.error().apiMessage));
    QVERIFY(info->payloads.front().type.isEmpty());
    QVERIFY(info->payloads.front().files.empty());
}

void TestArtifact::signatureIsNoticed()
{
    std::vector<Member> all = members(*encodeArtifact(sample()));
    all.insert(all.begin() + 2, Member { QStringLiteral("manifest.sig"), "c2lnbmF0dXJl" });
    const Result<ArtifactInfo> info = read(pack(all));
    QVERIFY(info.ok());
    QVERIFY(info->isSigned);
}

void TestArtifact::writerRefuses()
{
    NewArtifact artifact = sample();
    artifact.files.front().name = QStringLiteral("../etc/passwd");
    QVERIFY(!encodeArtifact(artifact).ok());
    artifact = sample();
    artifact.deviceTypes.clear();
    QVERIFY(!encodeArtifact(artifact).ok());
    artifact = sample();
    artifact.metaData = "[1]";
    QVERIFY(!encodeArtifact(artifact).ok());
}

void TestArtifact::wrongOrder()
{
    const std::vector<Member> all = members(*encodeArtifact(sample()));
    QCOMPARE(all.size(), size_t { 4 });
    for (size_t i = 0; i + 1 < all.size(); ++i) {
        std::vector<Member> swapped = all;
        std::swap(swapped[i], swapped[i + 1]);
        QVERIFY2(!problem(pack(swapped)).isEmpty(), qPrintable(all[i].name));
    }
}

void TestArtifact::wrongVersion_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("two") << QByteArray(R"({"format":"mender","version":2})");
    QTest::newRow("four") << QByteArray(R"({"format":"mender","version":4})");
    QTest::newRow("other format") << QByteArray(R"({"format":"rauc","version":3})");
    QTest::newRow("unknown field") << QByteArray(R"({"format":"mender","version":3,"more":1})");
    QTest::newRow("no JSON") << QByteArray("version 3");
}

void TestArtifact::wrongVersion()
{
    QFETCH(QByteArray, version);
    QVERIFY(problem(withVersion(R"({"version":3, "format":"mender"})")).isEmpty()); // the helper itself is sound
    QVERIFY(!problem(withVersion(version)).isEmpty());
}

void TestArtifact::changedPayload()
{
    std::vector<Member> all = members(*encodeArtifact(sample()));
    NewArtifact other = sample();
    other.files[2].content[50'000] = 'y';
    all[3].content = members(*encodeArtifact(other))[3].content;
    QVERIFY(problem(pack(all)).startsWith(QStringLiteral("invalid checksum of \"data/0000/app\"")));
}

void TestArtifact::changedHeader()
{
    std::vector<Member> all = members(*encodeArtifact(sample()));
    NewArtifact other = sample();
    other.name = QStringLiteral("something-else");
    all[2].content = members(*encodeArtifact(other))[2].content;
    QVERIFY(problem(pack(all)).startsWith(QStringLiteral("invalid checksum of \"header.tar.gz\"")));
}

void TestArtifact::unlistedAndMissingFiles()
{
    std::vector<Member> all = members(*encodeArtifact(sample()));
    NewArtifact more = sample();
    more.files.push_back({ QStringLiteral("extra"), "1" });
    const std::vector<Member> longer = members(*encodeArtifact(more));
    std::vector<Member> unlisted = all;
    unlisted[3] = longer[3];
    QVERIFY(problem(pack(unlisted)).contains(QStringLiteral("is not in the manifest")));
    std::vector<Member> missing = longer;
    missing[3] = all[3];
    QVERIFY(problem(pack(missing)).contains(QStringLiteral("but not in the artifact")));
    all.pop_back();
    QVERIFY(!problem(pack(all)).isEmpty());
}

void TestArtifact::everyTruncation()
{
    NewArtifact small = sample();
    small.files[2].content = "small";
    const QByteArray file = *encodeArtifact(small);
    QVERIFY(problem(file).isEmpty());
    // The two end marks (1024 zero bytes) are all that may be missing.
    for (qsizetype size = 0; size < file.size() - 1024; size += 37)
        QVERIFY2(!problem(file.left(size)).isEmpty(), qPrintable(QString::number(size)));
}

void TestArtifact::randomDamage()
{
    NewArtifact small = sample();
    small.files[2].content = "small";
    const QByteArray file = *encodeArtifact(small);
    const Result<ArtifactInfo> whole = read(file);
    std::mt19937 random(7);
    for (int round = 0; round < 400; ++round) {
        QByteArray damaged = file;
        for (int i = 0; i < 3; ++i)
            damaged[static_cast<qsizetype>(random() % static_cast<size_t>(file.size()))] = static_cast<char>(random());
        const Result<ArtifactInfo> result = read(damaged);
        // Tar padding and dates are not covered by checksums: then what it says must still be the same.
        if (result.ok()) {
            QCOMPARE(result->name, whole->name);
            QVERIFY(result->depends == whole->depends);
            QCOMPARE(result->payloads.front().files.size(), whole->payloads.front().files.size());
        }
    }
}

void TestArtifact::limits()
{
    const QByteArray file = *encodeArtifact(sample());
    ReadLimits limits;
    limits.payload = 99'999;
    QVERIFY(problem(file, limits).contains(QStringLiteral("payload is longer")));
    limits = {};
    limits.files = 2;
    QVERIFY(problem(file, limits).contains(QStringLiteral("too many files")));
    limits = {};
    limits.document = 20;
    QVERIFY(problem(file, limits).contains(QStringLiteral("longer than 20 bytes")));
}

void TestArtifact::notAnArtifact()
{
    QVERIFY(!problem({}).isEmpty());
    QVERIFY(!problem("<html>no</html>").isEmpty());
    QVERIFY(!problem(QByteArray(10'000, '\0')).isEmpty());
    QVERIFY(!problem(pack({ { QStringLiteral("readme.txt"), "a tar, but another one" } })).isEmpty());
    QCOMPARE(readArtifact(QStringLiteral("/nowhere/at/all.mender")).error().kind, ErrorKind::NotFound);
}

DRYDOCK_TEST_MAIN(TestArtifact)
#include "tst_artifact.moc"
