# Two stages: build with Maven, run on a JRE as an ordinary user (the embedded PostgreSQL refuses root without user
# namespaces). Keep /data on a volume; it is not declared here, because some platforms refuse that.
FROM maven:3.9-eclipse-temurin-25 AS build
COPY --from=node:22-bookworm-slim /usr/local/bin/node /usr/local/bin/node
COPY --from=node:22-bookworm-slim /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests package -pl visant-bootstrap,visant-device -am

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --uid 10001 visant && mkdir /data && chown visant /data && chmod 700 /data
COPY --from=build /src/visant-bootstrap/target/visant.jar /opt/visant/visant.jar
COPY --from=build /src/visant-bootstrap/target/lib /opt/visant/lib
COPY --from=build /src/visant-device/target/visant-device.jar /opt/visant/visant-device.jar
USER visant
ENV VISANT_DATA_DIR=/data VISANT_LOG_FORMAT=json
EXPOSE 8000
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=60", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/visant/visant.jar"]
CMD ["serve"]
